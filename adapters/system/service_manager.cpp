#include "adapters/system/service_manager.hpp"

#include <cstdint>
#include <ctime>
#include <string>

#ifdef FILROUGE_SYSTEMD
#include <systemd/sd-daemon.h>
#endif

namespace filrouge::system {
namespace {

void notify([[maybe_unused]] const std::string& state) {
#ifdef FILROUGE_SYSTEMD
  ::sd_notify(0, state.c_str());  // what nobody hears is no failure
#endif
}

}  // namespace

void tell_ready() {
  notify("READY=1");
}
void tell_stopping() {
  notify("STOPPING=1");
}
void tell_status(std::string_view status) {
  notify("STATUS=" + std::string(status));
}
void feed_watchdog() {
  notify("WATCHDOG=1");
}

Reloading::Reloading() {
  // By this instant a manager knows which of several reloads is meant.
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  const auto microseconds = std::int64_t{now.tv_sec} * 1'000'000 + now.tv_nsec / 1000;
  notify("RELOADING=1\nMONOTONIC_USEC=" + std::to_string(microseconds));
}
Reloading::~Reloading() {
  tell_ready();
}

}  // namespace filrouge::system

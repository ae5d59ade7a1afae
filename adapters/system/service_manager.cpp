#include "adapters/system/service_manager.hpp"

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

}  // namespace filrouge::system

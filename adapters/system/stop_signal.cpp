#include "adapters/system/stop_signal.hpp"

#include <cerrno>
#include <csignal>
#include <system_error>

#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace filrouge::system {
namespace {

sigset_t stopping_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  return signals;
}

}  // namespace

StopSignal::StopSignal() {
  const auto signals = stopping_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  descriptor_ = ::signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
  if (descriptor_ < 0) throw std::system_error(errno, std::generic_category(), "signalfd");
}

// One that was received stays blocked: whoever waited for it has seen it.
StopSignal::~StopSignal() {
  ::close(descriptor_);
}

bool StopSignal::wait(std::chrono::milliseconds at_most) const {
  pollfd one{descriptor_, POLLIN, 0};
  return ::poll(&one, 1, static_cast<int>(at_most.count())) > 0;
}

}  // namespace filrouge::system

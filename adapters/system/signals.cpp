#include "adapters/system/signals.hpp"

#include <cerrno>
#include <csignal>
#include <system_error>
#include <utility>

#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace filrouge::system {
namespace {

sigset_t awaited() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int each : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&signals, each);
  return signals;
}

}  // namespace

Signals::Signals() {
  const auto signals = awaited();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  descriptor_ = ::signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
  if (descriptor_ < 0) throw std::system_error(errno, std::generic_category(), "signalfd");
}

// They stay blocked: one that comes between this end and that of the process must not make it a failure.
Signals::~Signals() {
  ::close(descriptor_);
}

bool Signals::stop_wanted() {
  take_all();
  return stop_;
}

bool Signals::take_reload() {
  take_all();
  return std::exchange(reload_, false);
}

bool Signals::something_wanted() {
  take_all();
  return stop_ || reload_;
}

void Signals::wait(std::chrono::milliseconds at_most) const {
  pollfd one{descriptor_, POLLIN, 0};
  static_cast<void>(::poll(&one, 1, static_cast<int>(at_most.count())));
}

void Signals::take_all() {
  signalfd_siginfo received{};
  while (::read(descriptor_, &received, sizeof received) == static_cast<ssize_t>(sizeof received))
    (received.ssi_signo == SIGHUP ? reload_ : stop_) = true;
}

}  // namespace filrouge::system

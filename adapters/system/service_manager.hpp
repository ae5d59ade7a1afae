#pragma once
#include <string_view>

namespace filrouge::system {

// Tells systemd how a service is that it started with Type=notify (sd_notify). Where something else started the
// program, or it was built without libsystemd, nobody is told.
void tell_ready();
void tell_stopping();
// In one line, for `systemctl status`.
void tell_status(std::string_view status);
// That the service is alive: where WatchdogSec= is set, systemd restarts one that stays silent for so long.
void feed_watchdog();

// From its making to its end, a service that is ready reads its configuration again.
class Reloading {
 public:
  Reloading();
  ~Reloading();
  Reloading(const Reloading&) = delete;
  Reloading& operator=(const Reloading&) = delete;
};

}  // namespace filrouge::system

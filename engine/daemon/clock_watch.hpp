#pragma once
#include "engine/base/time.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace filrouge::daemon {

// Tells a clock that was set from one that goes.
class ClockWatch {
 public:
  // `now` by the clock, `uptime` by one that nobody sets. Says whether trouble() says something else since.
  bool look(Instant now, std::chrono::microseconds uptime);

  // That the clock was set, by a minute or more, in one sentence with the remedy: for an hour, or until it was set
  // right again. Empty otherwise.
  [[nodiscard]] const std::string& trouble() const { return trouble_; }

 private:
  std::optional<Instant> began_;  // by the clock, at the uptime 0
  std::chrono::microseconds set_{};
  std::chrono::microseconds until_{};  // the uptime
  std::string trouble_;
};

}  // namespace filrouge::daemon

#include "engine/daemon/clock_watch.hpp"

#include <utility>

namespace filrouge::daemon {
namespace {

using std::chrono::microseconds;
using namespace std::chrono_literals;

// What a clock that is kept right is corrected by is less.
constexpr microseconds set_min = 1min;
constexpr microseconds told_for = 1h;

bool was_set(microseconds by) {
  return std::chrono::abs(by) >= set_min;
}

std::string sentence_of(microseconds set) {
  const auto minutes = std::to_string(std::chrono::round<std::chrono::minutes>(std::chrono::abs(set)).count());
  return "The clock of this machine was set " + std::string(set < 0us ? "back" : "forward") + " by " + minutes +
         " minutes: " + (set < 0us ? "what is due waits for it" : "what has become due by it is done now") +
         "; where it is wrong, set it right (timedatectl).";
}

}  // namespace

bool ClockWatch::look(Instant now, microseconds uptime) {
  const auto began = now - uptime;
  const auto by = began - began_.value_or(began);
  began_ = began;
  if (was_set(by)) {
    set_ += by;
    until_ = uptime + told_for;
  }
  if (uptime >= until_) set_ = {};
  return std::exchange(trouble_, was_set(set_) ? sentence_of(set_) : std::string()) != trouble_;
}

}  // namespace filrouge::daemon

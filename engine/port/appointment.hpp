#pragma once
#include "engine/base/time.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace filrouge::port {

// A session that a message invites to, moves or calls off, as it stands in people's calendars.
struct Appointment {
  std::string id;    // the same in all messages about it: letters and digits
  int sequence = 0;  // grows with each change of it
  bool cancelled = false;
  std::string title;
  std::string place;                  // may be empty
  std::optional<Day> day;             // always known, but of one that is cancelled
  std::optional<Instant> begins;      // empty: the hour is not known, and it takes the day
  std::chrono::minutes duration{60};  // from then on
};

}  // namespace filrouge::port

#pragma once
#include "engine/interpreter/case.hpp"

#include <optional>
#include <string>
#include <vector>

namespace filrouge::interpreter {

// What the case will do by itself, and when.
struct Upcoming {
  std::string id;              // key of the timer in the document; "send.EVENT" of a delayed event
  std::optional<Instant> due;  // empty: its date is not known yet
  std::string rule;      // of the pathway: "july.after.july_close", "july.to_contact.call: 1 working day after open"
  bool elapsed = false;  // due has passed, and it waits for its guard
  friend bool operator==(const Upcoming&, const Upcoming&) = default;
};

// All armed timers in the order in which they will fire; those that elapsed first, those without a date last.
[[nodiscard]] std::vector<Upcoming> upcoming(const pathway::Pathway& pathway, const Case& c);

}  // namespace filrouge::interpreter

#pragma once
#include "engine/expression/program.hpp"
#include "engine/pathway/index.hpp"
#include "engine/pathway/origin.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::pathway {

// "contact" and "contact.*" match contact and contact.made; "*" matches every event (SCXML 3.12.1).
struct EventPattern {
  std::string prefix;  // without the ".*"; empty matches all
  [[nodiscard]] bool matches(std::string_view event) const;
};

// The first indices of Segment::event; payload fields of all events follow, one index per distinct field name.
struct EventSlots {
  static constexpr std::uint16_t name = 0;      // string
  static constexpr std::uint16_t occurred = 1;  // date
  static constexpr std::uint16_t recorded = 2;  // date
  static constexpr std::uint16_t first_field = 3;
};

struct PayloadField {
  std::string name;
  std::string title;
  expression::Type type;
  std::uint16_t slot = EventSlots::first_field;  // index in Segment::event
  bool optional = false;                         // may be absent, then null
};

// What must be met before the event is taken, asked of the facts as they were.
struct Requirement {
  expression::Program guard;
  std::string refuse;  // the sentence shown, in the pathway's language
};

// `fact` takes the expression's value.
struct Assignment {
  FactIndex fact;
  expression::Program value;
};

struct EventDeclaration {
  std::string name;
  std::string title;
  std::vector<RoleIndex> by;            // who may send it; empty: anyone
  bool by_engine = false;               // reserved to the platform (message.bounced)
  bool about_school = false;            // reaches every open case of the school and cohort
  std::optional<SessionIndex> plans;    // KIND.planned: from now on this session is the current one of its kind
  std::optional<SessionIndex> cancels;  // KIND.cancelled
  bool declared = true;                 // false: only heard, raised or sent somewhere, without payload
  std::vector<PayloadField> payload;
  std::vector<Requirement> requirements;
  std::vector<Assignment> set;  // applied when the event is accepted, before transitions are chosen
  Origin origin;
};

}  // namespace filrouge::pathway

#pragma once
#include "engine/interpreter/setting.hpp"
#include "engine/interpreter/step.hpp"

#include <vector>

namespace filrouge::proof {

// What may be recorded of each event: the values of its payload, every one of an enum, of a boolean and of an integer
// between close bounds, and one or two of what has no end. Fields that are few are combined in every way, many are
// varied one by one.
class Payloads {
 public:
  explicit Payloads(const interpreter::Setting& setting);

  // How many there are; a declared event has at least one.
  [[nodiscard]] std::size_t count(pathway::EventIndex event) const { return forms_[event.value].size(); }
  // One of them, as it is recorded at `now` of something that happened that day.
  [[nodiscard]] interpreter::Event event(pathway::EventIndex event, std::size_t form, Instant now) const;

 private:
  const interpreter::Setting& setting_;
  std::vector<std::vector<std::vector<expression::Value>>> forms_;  // by event: Segment::event, without its dates
};

}  // namespace filrouge::proof

#pragma once
#include "engine/base/time.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace filrouge::calendar {

// The rules of one IANA time zone as a value: every change of offset, expanded beforehand (adapters/system reads the
// zone database; nothing here does).
class Zone {
 public:
  struct Offset {
    Instant from;  // the first instant this offset holds; the first entry holds from the beginning of time
    std::chrono::seconds offset;
    friend bool operator==(const Offset&, const Offset&) = default;
  };
  // `offsets` is not empty and ascending by `from`.
  Zone(std::string name, std::vector<Offset> offsets);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const std::vector<Offset>& offsets() const { return offsets_; }

  // Civil time at an instant, fractions of a second cut off.
  [[nodiscard]] LocalTime local(Instant instant) const;
  // The civil day at an instant.
  [[nodiscard]] Day day(Instant instant) const;
  // A civil time that occurs twice (autumn) is its first occurrence; one that never occurs (spring) is the instant the
  // clocks jump.
  [[nodiscard]] Instant instant(LocalTime local) const;
  // Local midnight, or the first instant of the day where midnight does not occur.
  [[nodiscard]] Instant begin(Day day) const { return instant(LocalTime{day}); }

 private:
  [[nodiscard]] std::size_t period_before(std::chrono::seconds time) const;

  std::string name_;
  std::vector<Offset> offsets_;
  std::vector<LocalTime> ends_;  // what the wall clock shows when the next offset begins; ascending
  // Time from the first change on is cut into blocks of equal length, with the number of an offset that holds at the
  // beginning of each: an offset holds for months, so the one looked for is that, or one soon after.
  std::chrono::seconds first_change_;
  std::vector<std::uint32_t> blocks_;
};

}  // namespace filrouge::calendar

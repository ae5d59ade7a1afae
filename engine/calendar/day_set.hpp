#pragma once
#include "engine/base/time.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace filrouge::calendar {

// Days of a span of time, as bits: the n-th of them is found without asking each day between.
class DaySet {
 public:
  // No day yet; days from `first` until the day before `end` may enter.
  DaySet(Day first, Day end);

  void insert(Day day) { words_[position(day) / 64] |= bit(position(day)); }
  void erase(Day day) { words_[position(day) / 64] &= ~bit(position(day)); }

  // The count-th day of the set strictly after `day`, or before it where `count` is negative; `count` is not 0. Nothing
  // where `day` is not in the span, or the count ends outside.
  [[nodiscard]] std::optional<Day> nth(Day day, std::int64_t count) const;

 private:
  [[nodiscard]] std::size_t position(Day day) const { return static_cast<std::size_t>((day - first_).count()); }
  [[nodiscard]] static std::uint64_t bit(std::size_t position) { return std::uint64_t{1} << (position % 64); }
  [[nodiscard]] Day day_at(std::size_t word, int bit) const;
  [[nodiscard]] std::optional<Day> nth_after(std::size_t position, std::int64_t count) const;
  [[nodiscard]] std::optional<Day> nth_before(std::size_t position, std::int64_t count) const;

  Day first_;
  Day end_;
  std::vector<std::uint64_t> words_;
};

}  // namespace filrouge::calendar

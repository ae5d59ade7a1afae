#include "engine/calendar/day_set.hpp"

#include <bit>

namespace filrouge::calendar {

DaySet::DaySet(Day first, Day end) : first_(first), end_(end), words_(position(end) / 64 + 1) {}

Day DaySet::day_at(std::size_t word, int bit) const {
  return first_ + std::chrono::days{static_cast<int>(word) * 64 + bit};
}

std::optional<Day> DaySet::nth(Day day, std::int64_t count) const {
  if (day < first_ || day >= end_) return std::nullopt;
  return count > 0 ? nth_after(position(day), count) : nth_before(position(day), -count);
}

std::optional<Day> DaySet::nth_after(std::size_t position, std::int64_t count) const {
  auto mask = ~(bit(position) | (bit(position) - 1));
  for (std::size_t w = position / 64; w < words_.size(); ++w) {
    for (auto word = words_[w] & mask; word != 0; word &= word - 1)
      if (--count == 0) return day_at(w, std::countr_zero(word));
    mask = ~std::uint64_t{0};
  }
  return std::nullopt;
}

std::optional<Day> DaySet::nth_before(std::size_t position, std::int64_t count) const {
  auto mask = bit(position) - 1;
  for (std::size_t w = position / 64 + 1; w-- > 0;) {
    for (auto word = words_[w] & mask; word != 0; word ^= std::bit_floor(word))
      if (--count == 0) return day_at(w, 63 - std::countl_zero(word));
    mask = ~std::uint64_t{0};
  }
  return std::nullopt;
}

}  // namespace filrouge::calendar

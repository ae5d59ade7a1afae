#include "engine/calendar/zone.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace filrouge::calendar {
namespace {

// The moment a wall clock would show if it ran at that offset.
LocalTime shifted(Instant instant, std::chrono::seconds offset) {
  return LocalTime{std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch() + offset};
}

// About 49 days, and more than any offset from UTC.
constexpr std::chrono::seconds block_length{std::int64_t{1} << 22};

std::chrono::seconds since_epoch(Instant instant) {
  return std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch();
}

}  // namespace

Zone::Zone(std::string name, std::vector<Offset> offsets)
    : name_(std::move(name)),
      offsets_(std::move(offsets)),
      first_change_(offsets_.size() > 1 ? since_epoch(offsets_[1].from) : std::chrono::seconds{0}) {
  assert(!offsets_.empty());
  assert(std::is_sorted(offsets_.begin(), offsets_.end(),
                        [](const Offset& a, const Offset& b) { return a.from < b.from; }));
  for (std::size_t i = 1; i < offsets_.size(); ++i) ends_.push_back(shifted(offsets_[i].from, offsets_[i - 1].offset));
  for (std::size_t i = 1; i < offsets_.size(); ++i) {
    const auto begun = (since_epoch(offsets_[i].from) - first_change_) / block_length;
    blocks_.resize(static_cast<std::size_t>(begun) + 1, static_cast<std::uint32_t>(i - 1));
  }
}

// An offset that holds then or earlier, and the last but a few.
std::size_t Zone::period_before(std::chrono::seconds time) const {
  if (blocks_.empty() || time < first_change_) return 0;
  const auto block = (time - first_change_) / block_length;
  return blocks_[std::min(static_cast<std::size_t>(block), blocks_.size() - 1)];
}

LocalTime Zone::local(Instant instant) const {
  auto period = period_before(since_epoch(instant));
  while (period + 1 < offsets_.size() && offsets_[period + 1].from <= instant) ++period;
  return shifted(instant, offsets_[period].offset);
}

Day Zone::day(Instant instant) const {
  return std::chrono::floor<std::chrono::days>(local(instant));
}

Instant Zone::instant(LocalTime local) const {
  // The first period that is not over when the wall clock shows `local`: the earlier one where a time occurs twice.
  // Periods end in ascending wall-clock order, because none is shorter than the change that ends it.
  auto number = period_before(local.time_since_epoch() - block_length);
  while (number < ends_.size() && ends_[number] <= local) ++number;
  const auto period = offsets_.begin() + static_cast<std::ptrdiff_t>(number);
  const Instant found{local.time_since_epoch() - period->offset};
  if (period == offsets_.begin()) return found;
  return std::max(found, period->from);  // a skipped time lies before the period it would open
}

}  // namespace filrouge::calendar

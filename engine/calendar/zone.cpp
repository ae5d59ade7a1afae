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

}  // namespace

Zone::Zone(std::string name, std::vector<Offset> offsets) : name_(std::move(name)), offsets_(std::move(offsets)) {
  assert(!offsets_.empty());
  assert(std::is_sorted(offsets_.begin(), offsets_.end(),
                        [](const Offset& a, const Offset& b) { return a.from < b.from; }));
  for (std::size_t i = 1; i < offsets_.size(); ++i) ends_.push_back(shifted(offsets_[i].from, offsets_[i - 1].offset));
}

LocalTime Zone::local(Instant instant) const {
  const auto next = std::upper_bound(offsets_.begin() + 1, offsets_.end(), instant,
                                     [](Instant at, const Offset& offset) { return at < offset.from; });
  return shifted(instant, std::prev(next)->offset);
}

Day Zone::day(Instant instant) const {
  return std::chrono::floor<std::chrono::days>(local(instant));
}

Instant Zone::instant(LocalTime local) const {
  // The first period that is not over when the wall clock shows `local`: the earlier one where a time occurs twice.
  // Periods end in ascending wall-clock order, because none is shorter than the change that ends it.
  const auto period = offsets_.begin() + (std::upper_bound(ends_.begin(), ends_.end(), local) - ends_.begin());
  const Instant found{local.time_since_epoch() - period->offset};
  if (period == offsets_.begin()) return found;
  return std::max(found, period->from);  // a skipped time lies before the period it would open
}

}  // namespace filrouge::calendar

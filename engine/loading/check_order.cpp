#include "engine/base/words.hpp"
#include "engine/loading/checks.hpp"

#include <algorithm>

namespace filrouge::loading {
namespace {

using pathway::Moment;
using pathway::Rung;

bool counts_from_the_same(const Moment& a, const Moment& b) {
  const bool same = a.anchor == b.anchor || (std::holds_alternative<calendar::FromEntry>(a.anchor) &&
                                             std::holds_alternative<calendar::FromEntry>(b.anchor));
  return same && a.time_of_day == b.time_of_day && a.after == b.after;
}

// Whether the first comes later than the second whatever the dates are: both count from the same, in the same unit.
bool comes_later(const Moment& a, const Moment& b) {
  if (!counts_from_the_same(a, b)) return false;
  const auto amount = [](const Moment& moment) { return moment.offset ? moment.offset->count : 0; };
  if (a.offset && b.offset && a.offset->unit != b.offset->unit) return false;
  return amount(a) > amount(b);
}

// An overlay can only add behind what is there.
bool is_of_one_file(const pathway::Ladder& ladder) {
  return std::all_of(ladder.rungs.begin(), ladder.rungs.end(),
                     [&](const Rung& rung) { return rung.origin.file == ladder.rungs.front().origin.file; });
}

}  // namespace

void check_order(Draft& draft) {
  for (const auto& ladder : draft.pathway.ladders) {
    if (!is_of_one_file(ladder)) continue;
    for (std::size_t i = 1; i < ladder.rungs.size(); ++i) {
      const auto& lower = ladder.rungs[i - 1];
      const auto& higher = ladder.rungs[i];
      if (!comes_later(lower.at, higher.at)) continue;
      draft.report(
          "out-of-order", draft.where(higher.origin),
          "The reminder " + in_quotes(higher.name) + " stands above " + in_quotes(lower.name) + " and comes before it.",
          "Write the reminders of a ladder in the order in which they come.");
    }
  }
  for (const auto& task : draft.pathway.tasks) {
    const auto* open = std::get_if<pathway::OpenAtMoment>(&task.open);
    if (open == nullptr || !task.due) continue;
    auto from = open->moment;
    from.after = task.due->after;
    if (!comes_later(from, *task.due)) continue;
    draft.report("out-of-order", draft.where(task.origin),
                 "The task " + in_quotes(task.name) + " is due before it opens.", "Exchange open and due.");
  }
  for (const auto& tell : draft.pathway.tells) {
    if (!tell.open || !tell.until) continue;
    auto from = *tell.open;
    from.after = tell.until->after;
    if (!comes_later(from, *tell.until)) continue;
    draft.report("out-of-order", draft.where(tell.origin),
                 "The message " + in_quotes(tell.name) + " may no longer be told when it may be.",
                 "Exchange open and until.");
  }
}

}  // namespace filrouge::loading

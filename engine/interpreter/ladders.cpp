#include "engine/interpreter/ladders.hpp"

#include "engine/interpreter/actions.hpp"
#include "engine/interpreter/lateness.hpp"
#include "engine/interpreter/moments.hpp"
#include "engine/interpreter/timers.hpp"

#include <algorithm>
#include <utility>

namespace filrouge::interpreter {

using pathway::TaskIndex;

namespace {

const pathway::Rung& rung_of(const Work& work, TaskIndex task, std::size_t rung) {
  return work.pathway.ladders[*work.pathway.tasks[task].ladder].rungs[rung];
}

void tell(Work& work, const OpenTask& opening, std::uint16_t index) {
  const auto& task = work.pathway.tasks[opening.task];
  const auto& rung = rung_of(work, opening.task, index);
  Intent intent;
  intent.rule = task.rule;
  intent.rung = static_cast<std::uint16_t>(index + 1);
  intent.occurrence = opening.occurrence;
  intent.message = rung.message ? rung.message : task.message;
  intent.per = task.per;
  if (task.session) intent.session = work.c.sessions[task.session->value].id;
  intent.to = &rung.to;
  intent.role = task.role;
  const bool named_too = std::ranges::find(rung.to.roles, task.role) != rung.to.roles.end();
  if (rung.owner && !named_too) work.effects.emplace_back(intent);
  tell_all(work, rung.to, intent);
}

void done_with(Work& work, OpenTask& opening, std::uint16_t rung, Instant due) {
  opening.rungs |= std::uint64_t{1} << rung;
  if (is_anchored(rung_of(work, opening.task, rung).at))
    insert_acted(work.c, {TimerKind::rung, opening.task.value, rung, due});
}

// A deadline that means a day is the midnight that ends it.
Anchor due_anchor(const Work& work, const OpenTask& opening) {
  const auto& due = work.pathway.tasks[opening.task].due;
  if (!opening.due) return std::monostate{};
  if (!opening.due_moved && !(due && is_day(*due))) return *opening.due;
  return work.setting.place->zone->day(*opening.due - std::chrono::microseconds{1});
}

using PastRungs = std::vector<std::pair<Instant, std::uint16_t>>;

// Of the rungs that have passed already, those that merge are told as one, the latest, wherever it stands: an overlay
// adds its own behind the others.
void tell_past(Work& work, const OpenTask& opening, PastRungs past) {
  std::ranges::sort(past);
  std::size_t merging = 0;
  std::optional<std::uint16_t> latest;
  for (const auto& [due, rung] : past) {
    const auto late = rung_of(work, opening.task, rung).late;
    if (late == pathway::Late::merge) latest = rung, ++merging;
    if (late == pathway::Late::skip)
      work.note(ReasonCode::late_skipped, opening.task.value, static_cast<std::size_t>(TimerKind::rung));
    if (late != pathway::Late::fire) continue;
    work.note(ReasonCode::rung_told, opening.task.value, rung);
    tell(work, opening, rung);
  }
  if (!latest) return;
  work.note(merging > 1 ? ReasonCode::rungs_merged : ReasonCode::rung_told, opening.task.value, *latest);
  tell(work, opening, *latest);
}

ArmedTimer rung_timer(const OpenTask& opening, std::uint16_t rung, std::optional<Instant> due) {
  ArmedTimer timer;
  timer.kind = TimerKind::rung;
  timer.index = opening.task.value;
  timer.rung = rung;
  timer.occurrence = opening.occurrence;
  timer.due = due;
  timer.since = opening.opened;
  return timer;
}

// `arm` puts a timer on the list.
template <class Arm>
void arm_each(Work& work, OpenTask& opening, Arm arm) {
  const auto& task = work.pathway.tasks[opening.task];
  if (!task.ladder) return;
  const MomentBase base{opening.opened, due_anchor(work, opening)};
  const auto& rungs = work.pathway.ladders[*task.ladder].rungs;
  const bool any_acted = has_acted(work.c, TimerKind::rung, opening.task.value);
  PastRungs past;
  for (std::uint16_t i = 0; i < rungs.size() && i < 64; ++i) {
    if ((opening.rungs >> i) & 1U) continue;
    const auto due = resolve(work, rungs[i].at, base, TimerKind::rung, opening.task.value);
    if (any_acted && has_acted(work.c, TimerKind::rung, opening.task.value, i, due)) {
      opening.rungs |= std::uint64_t{1} << i;
    } else if (due && *due < work.now) {
      done_with(work, opening, i, *due);
      past.emplace_back(*due, i);
    } else {
      arm(rung_timer(opening, i, due));
    }
  }
  if (past.empty()) return;
  std::erase_if(work.c.timers, [&](const ArmedTimer& t) {
    return t.kind == TimerKind::rung && t.index == opening.task.value && ((opening.rungs >> t.rung) & 1U);
  });
  tell_past(work, opening, std::move(past));
}

}  // namespace

void arm_rungs(Work& work, OpenTask& opening) {
  arm_each(work, opening, [&](ArmedTimer timer) { insert_timer(work.pathway, work.c, std::move(timer)); });
}

void rearm_rungs(Work& work, OpenTask& opening) {
  arm_each(work, opening, [&](ArmedTimer timer) { arm(work, std::move(timer)); });
}

void tell_rung(Work& work, const ArmedTimer& timer) {
  const auto opening = std::ranges::lower_bound(work.c.tasks, TaskIndex{timer.index}, {}, &OpenTask::task);
  done_with(work, *opening, timer.rung, *timer.due);
  if (const auto why = passed_over(work, timer, rung_of(work, opening->task, timer.rung).late))
    return work.note(*why, timer.index, static_cast<std::size_t>(timer.kind));
  work.note(ReasonCode::rung_told, timer.index, timer.rung);
  tell(work, *opening, timer.rung);
}

}  // namespace filrouge::interpreter

#include "engine/interpreter/facts.hpp"

#include "engine/interpreter/timers.hpp"

#include <algorithm>
#include <utility>

#include <boost/container/small_vector.hpp>

namespace filrouge::interpreter {

using expression::Program;
using expression::Value;
using pathway::FactIndex;

namespace {

// Nothing enables a transition of `at` or `after` before its moment.
void mark_transition(Work& work, pathway::TransitionIndex index) {
  const auto& transition = work.pathway.transitions[index];
  if (!work.c.active.contains(transition.source)) return;
  if (transition.timer && !is_enabled(work, index)) return;
  work.pending.insert(index);
}

Value log_entry(const pathway::LogFact& log, std::span<const Value> event) {
  static const Value occurred("occurred");
  Value::Map entry;
  entry.reserve(log.keep.size() + 1);
  entry.emplace_back(occurred, event[pathway::EventSlots::occurred]);
  for (const auto& [name, slot] : log.keep) entry.emplace_back(name, event[slot]);
  return Value(std::move(entry));
}

// Hands over the value an expression gives the fact; false where it fails or the fact cannot hold it, which is noted.
template <class Use>
bool with_value_for(Work& work, FactIndex fact, const Program& program, ReasonCode failed, Use use) {
  std::optional<ReasonCode> refused;
  const bool valid = program.with_value(work.frame, [&](const Value& value) {
    if (expression::octets(value, fact_octets_max) > fact_octets_max) refused = ReasonCode::fact_too_large;
    if (!is_in_bounds(value, work.pathway.facts[fact].type)) refused = ReasonCode::fact_out_of_bounds;
    if (!refused) use(value);
  });
  if (!valid) refused = failed;
  if (refused) work.note(*refused, fact.value);
  return !refused;
}

// How many of the last entries there is room for.
std::size_t newest(const Value::List& entries, std::size_t count_max, std::size_t octets_max) {
  std::size_t count = 0;
  for (auto entry = entries.rbegin(); entry != entries.rend() && count < count_max; ++entry, ++count) {
    const auto size = octets(*entry, octets_max);
    if (size > octets_max) break;
    octets_max -= size;
  }
  return count;
}

}  // namespace

void mark(Work& work, const pathway::Watchers& watchers) {
  using Kind = pathway::Watcher::Kind;
  for (const auto& [kind, index] : watchers) {
    switch (kind) {
      case Kind::computed:
        work.stale.insert({index});
        break;
      case Kind::transition:
        mark_transition(work, {index});
        break;
      case Kind::task:
        work.tasks.insert({index});
        break;
      case Kind::tell:
        work.tells.insert({index});
        break;
      case Kind::timer:
        work.moved_timers.insert({index});
        break;
      case Kind::task_moments:
        work.moved_tasks.insert({index});
        break;
    }
  }
}

void mark_all(Work& work) {
  for (const auto fact : work.derived.computed) work.stale.insert(fact);
  for (const auto& transitions : work.derived.spontaneous)
    for (const auto transition : transitions) mark_transition(work, transition);
  for (const auto timer : work.pathway.timers.indices()) work.moved_timers.insert(timer);
  for (const auto task : work.pathway.tasks.indices()) {
    work.tasks.insert(task);
    work.moved_tasks.insert(task);
  }
  for (const auto tell : work.pathway.tells.indices()) work.tells.insert(tell);
}

void give_fact(Work& work, FactIndex fact, const Value& value) {
  auto& held = work.c.facts[fact.value];
  if (held == value) return;
  held = Value(value);
  work.note(ReasonCode::fact_set, fact.value);
  mark(work, work.derived.of_fact[fact.value]);
}

bool set_fact(Work& work, FactIndex fact, const Program& program, ReasonCode failed) {
  return with_value_for(work, fact, program, failed, [&](const Value& value) { give_fact(work, fact, value); });
}

// All values are of the facts as they were; of a single one they are so anyway.
void apply_sets(Work& work, pathway::EventIndex event) {
  if (!work.derived.is_declared(event)) return;
  const auto& sets = work.pathway.events[event].set;
  if (sets.size() == 1) {
    const auto& only = sets.front();
    if (!set_fact(work, only.fact, only.value, ReasonCode::set_failed)) work.raise(work.derived.error_event());
    return;
  }
  boost::container::small_vector<std::pair<FactIndex, Value>, 4> values;
  for (const auto& set : sets) {
    const bool valid = with_value_for(work, set.fact, set.value, ReasonCode::set_failed,
                                      [&](const Value& value) { values.emplace_back(set.fact, value); });
    if (!valid) work.raise(work.derived.error_event());
  }
  for (const auto& [fact, value] : values) give_fact(work, fact, value);
}

void append_logs(Work& work, pathway::EventIndex event) {
  for (const auto fact : work.derived.feeds[event.value]) {
    const auto& log = std::get<pathway::LogFact>(work.pathway.facts[fact].kind);
    auto& held = work.c.facts[fact.value];
    auto entry = log_entry(log, work.event());
    const auto room = log_octets_max - std::min(log_octets_max, octets(entry, log_octets_max));
    const auto* entries = held.if_list();
    const auto kept = entries ? newest(*entries, log.entries_max - 1, room) : 0;
    const auto dropped = entries ? entries->size() - kept : 0;
    if (dropped > 0) held = Value(Value::List(entries->end() - static_cast<std::ptrdiff_t>(kept), entries->end()));
    held.append(std::move(entry));
    work.note(ReasonCode::log_appended, fact.value);
    if (dropped > 0) work.note(ReasonCode::log_full, fact.value);
    mark(work, work.derived.of_fact[fact.value]);
  }
}

void recompute(Work& work) {
  work.stale.each([&](FactIndex fact) {
    work.stale.erase(fact);
    const auto& computed = std::get<pathway::ComputedFact>(work.pathway.facts[fact].kind);
    if (!set_fact(work, fact, computed.is, ReasonCode::fact_failed)) give_fact(work, fact, Value());
  });
}

}  // namespace filrouge::interpreter

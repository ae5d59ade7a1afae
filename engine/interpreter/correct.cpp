#include "engine/interpreter/correct.hpp"

#include <algorithm>
#include <utility>

namespace filrouge::interpreter {

using expression::Value;
using pathway::FactIndex;

namespace {

bool is_computed(const pathway::Pathway& pathway, FactIndex fact) {
  return std::holds_alternative<pathway::ComputedFact>(pathway.facts[fact].kind);
}

// The log with its last entry that is like `recorded` exchanged; nothing where the log no longer holds it.
std::optional<Value> exchanged(const Value& log, const Value& recorded, const Value& as_it_was) {
  const auto* entries = log.if_list();
  if (!entries) return std::nullopt;
  const auto found = std::find(entries->rbegin(), entries->rend(), recorded);
  if (found == entries->rend()) return std::nullopt;
  Value::List changed(*entries);
  changed[static_cast<std::size_t>(entries->rend() - found) - 1] = as_it_was;
  return Value(std::move(changed));
}

const Value& last_entry(const Value& log) {
  return log.if_list()->back();
}

}  // namespace

Facts facts_set(const Setting& setting, std::optional<pathway::EventIndex> event, std::span<const Reason> reasons) {
  const auto& pathway = *setting.pathway;
  Facts set;
  if (event && setting.derived->is_declared(*event))
    for (const auto& each : pathway.events[*event].set) set.insert(each.fact);
  for (const auto& reason : reasons)
    if (reason.code == ReasonCode::fact_set && !is_computed(pathway, {reason.a})) set.insert({reason.a});
  return set;
}

Result<Corrected, Refusal> correct(const Setting& setting, const TakenEvent& taken, const Event& as_it_was,
                                   const Case& c, const Facts& set_since) {
  auto recorded = step(setting, Case(taken.before), taken.event, taken.at);
  if (recorded.refused) return failure(std::move(*recorded.refused));
  auto again = step(setting, Case(taken.before), as_it_was, taken.at);
  if (again.refused) return failure(std::move(*again.refused));
  Corrected corrected;
  const auto event = taken.event.event;
  for (const auto& set : setting.pathway->events[event].set) {
    const auto& value = again.after.facts[set.fact.value];
    if (value == recorded.after.facts[set.fact.value]) continue;
    if (set_since.contains(set.fact)) {
      corrected.later.push_back(set.fact);
    } else {
      corrected.correction.facts.emplace_back(set.fact, value);
    }
  }
  for (const auto log : setting.derived->feeds[event.value]) {
    const auto& was = last_entry(recorded.after.facts[log.value]);
    const auto& is = last_entry(again.after.facts[log.value]);
    if (was == is) continue;
    if (auto changed = exchanged(c.facts[log.value], was, is))
      corrected.correction.facts.emplace_back(log, std::move(*changed));
  }
  return corrected;
}

}  // namespace filrouge::interpreter

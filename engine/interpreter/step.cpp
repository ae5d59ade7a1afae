#include "engine/interpreter/step.hpp"

#include "engine/base/overloaded.hpp"
#include "engine/interpreter/accept.hpp"
#include "engine/interpreter/closing.hpp"
#include "engine/interpreter/enter_exit.hpp"
#include "engine/interpreter/facts.hpp"
#include "engine/interpreter/lateness.hpp"
#include "engine/interpreter/rest.hpp"

#include <utility>

namespace filrouge::interpreter {

namespace {

// Takes what the step answers to; the refusal where it does not.
std::optional<Refusal> answer(Work& work, const Stimulus& stimulus) {
  return std::visit(overloaded{[&](const Open&) -> std::optional<Refusal> {
                                 for (const auto fact : work.derived.computed) work.stale.insert(fact);
                                 recompute(work);
                                 enter_root(work);
                                 return std::nullopt;
                               },
                               [&](const Event& event) { return accept(work, event); },
                               [&](const Due&) -> std::optional<Refusal> { return std::nullopt; },
                               [&](const Resettled&) -> std::optional<Refusal> {
                                 if (!work.c.closed) mark_all(work);
                                 recompute(work);
                                 return std::nullopt;
                               },
                               [&](const Correction& correction) -> std::optional<Refusal> {
                                 for (const auto& [fact, value] : correction.facts) give_fact(work, fact, value);
                                 recompute(work);
                                 return std::nullopt;
                               },
                               [&](const Reopening& reopening) { return reopen(work, reopening.to); }},
                    stimulus);
}

Instant run_at(const Stimulus& stimulus, Instant now) {
  if (const auto* due = std::get_if<Due>(&stimulus)) return due->ran.value_or(now);
  if (const auto* resettled = std::get_if<Resettled>(&stimulus)) return resettled->ran.value_or(now);
  return now;
}

}  // namespace

Step step(const Setting& setting, Case&& before, const Stimulus& stimulus, Instant now) {
  Step made{std::move(before), {}, {}, {}, 0, {}};
  Work work(setting, made, now, run_at(stimulus, now));
  made.refused = answer(work, stimulus);
  if (!made.refused) {
    mark(work, work.derived.of_clock);
    find_missed(work);
    come_to_rest(work);
    note_missed(work);
  }
  made.units = units_max - work.units;
  return made;
}

}  // namespace filrouge::interpreter

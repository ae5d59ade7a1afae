#include "engine/interpreter/closing.hpp"

#include "engine/interpreter/facts.hpp"
#include "engine/interpreter/tasks.hpp"
#include "engine/interpreter/tells.hpp"

#include <algorithm>

namespace filrouge::interpreter {
namespace {

std::optional<pathway::OutcomeIndex> outcome_of(Work& work, const pathway::FinalOutcome& final_outcome) {
  if (final_outcome.code) return final_outcome.code;
  if (!final_outcome.expression) return std::nullopt;
  const auto value = final_outcome.expression->evaluate(work.frame);
  const auto* code = value ? value->if_string() : nullptr;
  if (!code) return std::nullopt;
  const auto& outcomes = work.pathway.outcomes;
  const auto found = std::ranges::find(outcomes, *code, &pathway::Outcome::code);
  if (found == outcomes.end()) return std::nullopt;
  return pathway::OutcomeIndex{static_cast<std::uint16_t>(found - outcomes.begin())};
}

}  // namespace

void close(Work& work) {
  recompute(work);
  const auto state = *work.final_state;
  if (const auto& declared = work.pathway.states[state].outcome) {
    work.c.outcome = outcome_of(work, *declared);
    if (!work.c.outcome) work.note(ReasonCode::outcome_missing, state.value);
  }
  work.c.active.each([&](pathway::StateIndex active) { withdraw_tasks(work, active); });
  work.c.timers.clear();
  work.tells.clear();
  for (const auto tell : work.pathway.states[state].tells) work.tells.insert(tell);
  settle_tells(work);
  work.c.timers.clear();
  work.c.closed = true;
  work.effects.emplace_back(CaseClosed{work.c.outcome});
}

}  // namespace filrouge::interpreter

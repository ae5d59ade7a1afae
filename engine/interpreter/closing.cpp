#include "engine/interpreter/closing.hpp"

#include "engine/interpreter/actions.hpp"
#include "engine/interpreter/enter_exit.hpp"
#include "engine/interpreter/facts.hpp"
#include "engine/interpreter/refuse.hpp"
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

void fix_outcome(Work& work, pathway::StateIndex final_state) {
  recompute(work);
  const auto& declared = work.pathway.states[final_state].outcome;
  if (!declared) return;
  work.c.outcome = outcome_of(work, *declared);
  if (!work.c.outcome) work.note(ReasonCode::outcome_missing, final_state.value);
}

// exitInterpreter of SCXML's appendix D; a closed case goes on showing where it ended.
void exit_all(Work& work) {
  const auto resting = work.c.active;
  resting.each_backwards([&work](pathway::StateIndex state) {
    execute(work, work.pathway.states[state].exit, state);
    if (state == *work.final_state) fix_outcome(work, state);
    work.c.active.erase(state);
  });
  resting.each([&work](pathway::StateIndex state) { work.c.active.insert(state); });
  recompute(work);
}

}  // namespace

void close(Work& work) {
  exit_all(work);
  const auto state = *work.final_state;
  work.c.active.each([&](pathway::StateIndex active) { withdraw_tasks(work, active); });
  work.c.timers.clear();
  work.tells.clear();
  for (const auto tell : work.pathway.states[state].tells) work.tells.insert(tell);
  settle_tells(work);
  work.c.timers.clear();
  work.c.closed = true;
  work.effects.emplace_back(CaseClosed{work.c.outcome});
}

std::optional<Refusal> reopen(Work& work, pathway::StateIndex to) {
  if (!work.c.closed) return Refusal{Refusal::Kind::not_closed, {}, awaited(work.setting, work.c)};
  work.c.active.each([&](pathway::StateIndex state) { work.c.visits[state.value].entered = {}; });
  work.c.active.clear();
  work.c.outcome.reset();
  work.c.closed = false;
  enter_at(work, to);
  return std::nullopt;
}

}  // namespace filrouge::interpreter

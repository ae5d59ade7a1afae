#include "engine/interpreter/step.hpp"

#include "engine/base/overloaded.hpp"
#include "engine/interpreter/accept.hpp"
#include "engine/interpreter/enter_exit.hpp"
#include "engine/interpreter/facts.hpp"
#include "engine/interpreter/ladders.hpp"
#include "engine/interpreter/rest.hpp"

#include <utility>

namespace filrouge::interpreter {

Step step(const Setting& setting, Case before, const Stimulus& stimulus, Instant now) {
  Work work(setting, std::move(before), now);
  auto refused = std::visit(overloaded{[&](const Open&) -> std::optional<Refusal> {
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
                                       }},
                            stimulus);
  if (!refused) {
    mark(work, work.derived.of_clock);
    come_to_rest(work);
  }
  return {std::move(work.c), std::move(work.effects), std::move(work.reasons), std::move(refused)};
}

}  // namespace filrouge::interpreter

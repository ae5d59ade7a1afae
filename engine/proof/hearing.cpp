#include "engine/proof/hearing.hpp"

#include <algorithm>

namespace filrouge::proof {
namespace {

// A message to the pupil or his family, a reminder of theirs included.
bool is_told(const pathway::Pathway& pathway, const interpreter::Step& step) {
  return std::any_of(step.effects.begin(), step.effects.end(), [&pathway](const interpreter::Effect& effect) {
    const auto* intent = std::get_if<interpreter::Intent>(&effect);
    return intent != nullptr && is_family(pathway.roles[intent->role]);
  });
}

bool is_held(const pathway::Pathway& pathway, const interpreter::Case& c) {
  return std::any_of(c.tasks.begin(), c.tasks.end(), [&pathway](const interpreter::OpenTask& open) {
    return pathway.tasks[open.task].per == pathway::Scope::pupil;
  });
}

}  // namespace

std::optional<Instant> silent_since(const pathway::Pathway& pathway, std::optional<Instant> before,
                                    const interpreter::Step& step, Instant now) {
  if (step.after.closed || is_held(pathway, step.after)) return std::nullopt;
  return before && !is_told(pathway, step) ? before : now;
}

}  // namespace filrouge::proof

#pragma once
#include "engine/interpreter/step.hpp"

#include <optional>

namespace filrouge::proof {

// Since when a pupil hears nothing after a step at `now`: nobody holds a task for him, and he and his family were told
// nothing since; `before` is since when he heard nothing before it. Nothing while somebody holds one, or once the case
// is closed.
[[nodiscard]] std::optional<Instant> silent_since(const pathway::Pathway& pathway, std::optional<Instant> before,
                                                  const interpreter::Step& step, Instant now);

}  // namespace filrouge::proof

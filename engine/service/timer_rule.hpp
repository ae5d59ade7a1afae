#pragma once
#include "engine/interpreter/case.hpp"

#include <string>

namespace filrouge::service {

// The rule that a timer belongs to, as people know it: the dotted path of what it moves, opens or reminds of. `index`
// as in interpreter::TimerKind.
[[nodiscard]] const std::string& timer_rule(const pathway::Pathway& pathway, interpreter::TimerKind kind,
                                            std::uint16_t index);

}  // namespace filrouge::service

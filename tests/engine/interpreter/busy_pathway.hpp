#pragma once
#include "support/pathway_builder.hpp"

namespace filrouge::interpreter::test {

// Something of everything the language has, for tests that walk about at random.
filrouge::test::PathwaySpec busy_pathway();
inline constexpr const char* busy_events[] = {"seen", "result", "tried", "pause", "step", "done"};

}  // namespace filrouge::interpreter::test

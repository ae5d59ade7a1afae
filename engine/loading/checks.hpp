#pragma once
#include "engine/loading/draft.hpp"

// What only shows when all of a pathway is known. Errors are what keeps it from running; the rest are warnings.
namespace filrouge::loading {

void check_pathway(Draft& draft);

}  // namespace filrouge::loading

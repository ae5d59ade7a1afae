#include "engine/loading/checks.hpp"

namespace filrouge::loading {

void check_pathway(Draft&) {}

}  // namespace filrouge::loading

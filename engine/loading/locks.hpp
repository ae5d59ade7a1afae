#pragma once
#include "engine/loading/draft.hpp"

namespace filrouge::loading {

// Reports, at the place in the overlay and at the place in what it extends, whatever loosens something locked. `before`
// is the tree that `layer` was laid over, `after` what came of it. What may be changed how is in
// docs/reference/pathway.md, "Overlays".
void check_locks(Draft& draft, const Node& before, const Node& after, const Node& layer);

}  // namespace filrouge::loading

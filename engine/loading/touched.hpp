#pragma once
#include "engine/loading/yaml_tree.hpp"

#include <string>
#include <vector>

namespace filrouge::loading {

// The states, by dotted path in document order, in which something speaks of a declaration: by its name, or by a
// computed fact, a ladder or a role that does. The pathway itself is "". Names are compared, whatever they name.
[[nodiscard]] std::vector<std::string> states_that_name(const Node& pathway, const std::string& name);

}  // namespace filrouge::loading

#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge {

// The known name nearest to a misspelt one (optimal string alignment distance, at most a third of its length), for
// "did you mean". Empty when nothing is near. Ties go to the first.
[[nodiscard]] std::optional<std::string> nearest_name(std::string_view name, const std::vector<std::string>& known);

}  // namespace filrouge

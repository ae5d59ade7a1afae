#pragma once
#include <string>
#include <string_view>

namespace filrouge {

// A text as it may stand in HTML, between tags and inside quoted attributes.
[[nodiscard]] std::string html_escaped(std::string_view text);

}  // namespace filrouge

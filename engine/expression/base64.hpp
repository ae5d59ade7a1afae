#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace filrouge::expression {

// RFC 4648 section 4, with padding.
[[nodiscard]] std::string to_base64(std::string_view octets);
// Empty for anything but what to_base64() makes.
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

}  // namespace filrouge::expression

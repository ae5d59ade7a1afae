#pragma once
#include <string>
#include <string_view>

// How names and texts stand in the sentences that people read.
namespace filrouge {

// The text between double quotes.
[[nodiscard]] std::string in_quotes(std::string_view text);

}  // namespace filrouge

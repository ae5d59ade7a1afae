#pragma once
#include <string>
#include <string_view>

// How names and texts stand in the sentences that people read.
namespace filrouge {

// The text between double quotes; of one that would drown its sentence, the beginning.
[[nodiscard]] std::string in_quotes(std::string_view text);

// With its ASCII letters in lower case: how addresses are compared.
[[nodiscard]] std::string in_lower_case(std::string_view text);

// Without blanks and line ends around it.
[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace filrouge

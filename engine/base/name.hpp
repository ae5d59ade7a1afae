#pragma once
#include <string>
#include <string_view>

namespace filrouge {

// `text` (UTF-8) without the white space around it, no-break spaces included.
[[nodiscard]] std::string_view trim(std::string_view text);

// The form in which names of columns and of people are compared: no spaces around, one space inside, one kind of
// apostrophe, lower case, no accents. "Prénom ", "PRENOM" and "prénom" are one name; so are "Nom d'usage" and "Nom
// d’usage".
[[nodiscard]] std::string fold_name(std::string_view name);

}  // namespace filrouge

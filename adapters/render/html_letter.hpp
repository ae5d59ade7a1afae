#pragma once
#include <string>
#include <string_view>

namespace filrouge::rendering {

// A letter (french_letter) as HTML: paragraphs, lists of "- " items, and addresses as links. An item that ends with
// " : ADDRESS" is a button that says what stands before.
[[nodiscard]] std::string html_letter(std::string_view text);

// The whole document around the inside of a body.
[[nodiscard]] std::string html_document(std::string_view title, std::string_view body);

}  // namespace filrouge::rendering

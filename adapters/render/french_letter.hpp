#pragma once
#include <string>
#include <string_view>

// What the authors of messages need not take care of.
namespace filrouge::rendering {

// One line of French: the space before : ; ? ! » and after «, and between the figures of a number, does not break.
[[nodiscard]] std::string french_line(std::string_view text);

// A letter: the lines of a paragraph or of a list item ("- ", "1. ") are joined, because whoever reads it wraps them to
// their own window; empty lines and items stay apart. Without empty lines at the end.
[[nodiscard]] std::string french_letter(std::string_view text);

}  // namespace filrouge::rendering

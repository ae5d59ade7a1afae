#pragma once
#include "engine/loading/source_text.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// What YAML does to a text that its author did not mean as YAML, and the form to write instead.
namespace filrouge::loading {

// The text between the quotes that fit it: "…" unless it holds a " itself.
[[nodiscard]] std::string quoted_form(std::string_view value);

// The value that begins at `start` of a line as its author sees it: to the end of the line or a comment; inside { } or
// [ ] (`flow`) to the comma or bracket that ends it.
[[nodiscard]] std::string_view value_as_meant(std::string_view line, std::size_t start, bool flow);

struct SyntaxFinding {
  std::string rule;
  std::size_t offset = 0;
  std::string message;
  std::string hint;
};
// Says in an author's words what yaml-cpp refused (`reason`) at `offset`; `bracket` is the { or [ it is inside of.
[[nodiscard]] SyntaxFinding explain_syntax(const SourceText& source, std::size_t offset,
                                           const std::optional<Position>& bracket, std::string_view reason);

}  // namespace filrouge::loading

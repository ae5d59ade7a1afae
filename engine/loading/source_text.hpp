#pragma once
#include "engine/base/diagnostic.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::loading {

// A text with its lines: byte offsets to places for people and back.
class SourceText {
 public:
  explicit SourceText(std::string_view text);

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::size_t line_count() const { return line_starts_.size(); }
  // Both from 0, the column in bytes, as yaml-cpp counts. Places beyond the text are its end.
  [[nodiscard]] std::size_t offset(int line, int column) const;
  [[nodiscard]] Position position(std::size_t offset) const;
  [[nodiscard]] std::size_t offset_of(Position position) const;
  // The line (from 0) without its line break.
  [[nodiscard]] std::string_view line(std::size_t number) const;

 private:
  std::string_view text_;
  std::vector<std::size_t> line_starts_;
  std::vector<std::uint32_t> characters_before_;  // per byte offset
};

// The first thing that makes a text unfit to be read as YAML, whoever reads it.
struct UnfitCharacter {
  std::size_t offset = 0;
  std::string message;
  std::string hint;
};
// The text is in UTF-16.
[[nodiscard]] std::optional<UnfitCharacter> find_unfit_encoding(std::string_view text);
// Not UTF-8, a control character, a character that changes the reading direction or hides a line break.
[[nodiscard]] std::optional<UnfitCharacter> find_unfit_character(std::string_view text);

}  // namespace filrouge::loading

#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace filrouge {

// Why a text is no template: what it does, after its name in a sentence, and the remedy, a sentence.
struct TemplateFlaw {
  std::string what;
  std::string remedy;
};

// The templates of messages are Mustache without partials and without other delimiters, and every tag names something.
// The first flaw of a text that is none; nothing for one that can be filled.
[[nodiscard]] std::optional<TemplateFlaw> template_flaw(std::string_view text);

}  // namespace filrouge

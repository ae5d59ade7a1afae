#pragma once
#include "engine/port/message_renderer.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace filrouge::rendering {

// Templates in Mustache; dates and punctuation in French, the lines of a paragraph joined, text messages in their own
// alphabet.
class MustacheRenderer : public port::MessageRenderer {
 public:
  [[nodiscard]] Result<port::RenderedMessage, std::string> render(const port::MessageTemplate& message,
                                                                  const port::MessageData& data,
                                                                  Form form) const override;
};

// The first variable of a template outside all sections that the data does not hold: a typo must not become a gap in a
// letter.
[[nodiscard]] std::optional<std::string> first_unknown_name(std::string_view text, const port::MessageData& data);

}  // namespace filrouge::rendering

#pragma once
#include "engine/base/diagnostic.hpp"

#include <map>
#include <string>
#include <string_view>

namespace filrouge::loading {

// The texts of one message, Mustache templates.
struct MessageText {
  Position at;  // of its name
  std::string subject;
  std::string text;
  std::string sms;  // the short form; empty where there is none
};
using MessageTexts = std::map<std::string, MessageText>;

// Reads a messages file (docs/reference/messages.md). Findings are added under the name `file`; the texts hold whatever
// could be read.
[[nodiscard]] MessageTexts load_messages(const std::string& file, std::string_view text, Diagnostics& findings);

}  // namespace filrouge::loading

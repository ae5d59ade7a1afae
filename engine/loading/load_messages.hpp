#pragma once
#include "engine/base/diagnostic.hpp"
#include "engine/loading/needed_file.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace filrouge::loading {

// The texts of one message, Mustache templates.
struct MessageText {
  std::string subject;
  std::string text;
  std::string sms;   // the short form; empty where there is none
  std::string html;  // the inside of the HTML part; empty where it is made of the text
};
using MessageTexts = std::map<std::string, MessageText>;

struct LoadedMessages {
  MessageTexts texts;
  std::map<std::string, std::pair<std::string, Position>> places;  // by message: the file and place it was written last
  std::vector<std::string> files;                                  // they were read from, the file itself first
  std::vector<NeededFile> needs;                                   // what it extends, where that is not among the texts
};

// Reads the messages file `name` (docs/reference/messages.md), laid over what it extends. What is wrong is added to
// `findings`; the texts hold whatever could be read.
[[nodiscard]] LoadedMessages load_messages(const std::string& name, const Files& files, Diagnostics& findings);

// One text that says the same as a messages file and what it extends.
[[nodiscard]] std::string as_one_file(const LoadedMessages& messages, const Files& files);

}  // namespace filrouge::loading

#include "engine/loading/load_messages.hpp"

#include "engine/base/gsm7.hpp"
#include "engine/base/words.hpp"
#include "engine/loading/report.hpp"
#include "engine/loading/yaml_tree.hpp"

#include <algorithm>

namespace filrouge::loading {
namespace {

constexpr auto message_form = "message-form";

// What a template says whatever its variables hold.
std::string without_variables(std::string text) {
  for (auto open = text.find("{{"); open != std::string::npos; open = text.find("{{", open)) {
    const auto close = text.find("}}", open);
    text.erase(open, close == std::string::npos ? close : close + 2 - open);
  }
  return text;
}

class ReadingMessages {
 public:
  explicit ReadingMessages(Report& report) : report_(report) {}

  MessageTexts read(const Node& root) {
    known_keys(root, {"locale", "messages"});
    MessageTexts texts;
    const auto* messages = root.find("messages");
    if (messages == nullptr || messages->kind != Node::Kind::map) {
      complain(root.at, "A messages file has a map of messages.", "messages: { NAME: { subject: …, text: … } }");
      return texts;
    }
    for (const auto& entry : messages->entries) texts.emplace(entry.key, message(entry));
    return texts;
  }

 private:
  MessageText message(const Entry& entry) {
    MessageText read;
    read.at = entry.at;
    if (entry.value.kind != Node::Kind::map) {
      if (entry.value.kind != Node::Kind::refused)
        complain(entry.at, "The message " + in_quotes(entry.key) + " is no map.", "{ subject: …, text: … }");
      return read;
    }
    known_keys(entry.value, {"subject", "text", "sms"});
    read.subject = text(entry, "subject");
    read.text = text(entry, "text");
    if (entry.value.find("sms") != nullptr) read.sms = text(entry, "sms");
    if (!read.sms.empty()) check_short_form(entry, without_variables(read.sms));
    return read;
  }

  void check_short_form(const Entry& entry, const std::string& words) {
    const auto at = entry.value.find("sms")->at;
    const auto sms = "The short form of " + in_quotes(entry.key);
    if (const auto foreign = gsm7::first_foreign(words); !foreign.empty()) {
      complain(at, sms + " holds " + in_quotes(foreign) + ", which a text message cannot.",
               "Write " + in_quotes(gsm7::fold(foreign)) + " or other words.");
    }
    if (const auto length = gsm7::length(words); length > gsm7::septets_max) {
      complain(at, sms + " has " + std::to_string(length) + " characters besides its variables.",
               "A text message holds " + std::to_string(gsm7::septets_max) + ", variables included.");
    }
  }

  std::string text(const Entry& entry, std::string_view key) {
    const auto* node = entry.value.find(key);
    if (node != nullptr && node->kind == Node::Kind::scalar && !node->text.empty()) return node->text;
    if (node == nullptr || node->kind != Node::Kind::refused) {
      complain(node == nullptr ? entry.at : node->at,
               "The message " + in_quotes(entry.key) + " has no " + std::string(key) + ".",
               "Write " + std::string(key) + ": and the text.");
    }
    return {};
  }

  void known_keys(const Node& node, const std::vector<std::string>& known) {
    for (const auto& entry : node.entries) {
      if (std::find(known.begin(), known.end(), entry.key) == known.end()) {
        complain(entry.at, "A messages file has no key " + in_quotes(entry.key) + " here.",
                 did_you_mean(entry.key, known));
      }
    }
  }

  void complain(Position at, std::string message, std::string hint) {
    report_.add(message_form, at, std::move(message), std::move(hint));
  }

  Report& report_;
};

}  // namespace

MessageTexts load_messages(const std::string& file, std::string_view text, Diagnostics& findings) {
  const auto root = parse_yaml(file, text, findings);
  if (!root) return {};
  Report report(file, findings);
  return ReadingMessages(report).read(*root);
}

}  // namespace filrouge::loading

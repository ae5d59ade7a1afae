#include "engine/loading/load_messages.hpp"

#include "engine/base/gsm7.hpp"
#include "engine/base/words.hpp"
#include "engine/loading/fields.hpp"
#include "engine/loading/gather.hpp"
#include "engine/loading/report.hpp"
#include "engine/loading/yaml_tree.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <nlohmann/json.hpp>

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

constexpr std::array keys{"subject", "text", "sms", "html"};

std::string& field(MessageText& message, std::string_view key) {
  return key == keys[0] ? message.subject : key == keys[1] ? message.text : key == keys[2] ? message.sms : message.html;
}

// Reads one file after the other, those that others extend first.
class ReadingMessages {
 public:
  ReadingMessages(const Files& files, Diagnostics& findings) : files_(files), findings_(findings) {}

  LoadedMessages read(const std::string& name) {
    add(name, name, {1, 1});
    if (loaded_.needs.empty()) {
      for (const auto& [message, text] : loaded_.texts) check_whole(message, text);
    }
    return std::move(loaded_);
  }

 private:
  void add(const std::string& name, const std::string& asked_by, Position at) {
    file_ = asked_by;
    if (std::find(open_.begin(), open_.end(), name) != open_.end()) {
      Report{asked_by, findings_}.add("cyclic-extends", at, in_quotes(name) + " extends itself, if by others.",
                                      "A file is laid over others that know nothing of it.");
      return;
    }
    const auto text = files_.find(name);
    if (text == files_.end()) {
      loaded_.needs.push_back({NeededFile::Kind::messages, name, asked_by, at});
      return;
    }
    if (std::find(loaded_.files.begin(), loaded_.files.end(), name) != loaded_.files.end()) return;
    loaded_.files.push_back(name);
    const auto root = parse_yaml(name, text->second, findings_);
    if (!root) return;
    open_.push_back(name);
    if (const auto* bases = root->find("extends")) {
      for (const auto* base : one_or_more(*bases)) add(beside(name, base->text), name, base->at);
    }
    open_.pop_back();
    file_ = name;
    lay_over(*root);
  }

  void lay_over(const Node& root) {
    known_keys(root, {"locale", "extends", "messages"});
    const auto* messages = root.find("messages");
    if (messages == nullptr || messages->kind != Node::Kind::map) {
      return complain(root.at, "A messages file has a map of messages.", "messages: { NAME: { subject: …, text: … } }");
    }
    for (const auto& entry : messages->entries) lay_over(entry);
  }

  void lay_over(const Entry& entry) {
    if (entry.value.kind == Node::Kind::null && loaded_.files.size() > 1) {
      if (loaded_.texts.erase(entry.key) == 0) removes_nothing(entry);
      return;
    }
    auto& message = loaded_.texts[entry.key];
    loaded_.places[entry.key] = {file_, entry.at};
    if (entry.value.kind != Node::Kind::map) {
      told_.insert({entry.key + ".subject", entry.key + ".text"});
      if (entry.value.kind != Node::Kind::refused)
        complain(entry.at, "The message " + in_quotes(entry.key) + " is no map.", "{ subject: …, text: … }");
      return;
    }
    known_keys(entry.value, {keys.begin(), keys.end()});
    for (const auto* key : keys) {
      if (const auto* node = entry.value.find(key)) read(entry.key, key, *node, field(message, key));
    }
    if (entry.value.find("sms") != nullptr && !message.sms.empty())
      check_short_form(entry, without_variables(message.sms));
  }

  void read(const std::string& message, const std::string& key, const Node& node, std::string& into) {
    const bool removes = node.kind == Node::Kind::null && (key == "sms" || key == "html") && !into.empty();
    into = node.kind == Node::Kind::scalar ? node.text : std::string();
    if (!into.empty() || removes) return;
    told_.insert(message + "." + key);
    if (node.kind != Node::Kind::refused) lacks(message, key, file_, node.at);
  }

  // Once all is laid over it.
  void check_whole(const std::string& message, const MessageText& text) {
    const auto& [file, at] = loaded_.places.at(message);
    for (const auto* key : {"subject", "text"}) {
      const auto& written = key == keys[0] ? text.subject : text.text;
      if (written.empty() && told_.count(message + "." + key) == 0) lacks(message, key, file, at);
    }
  }

  void lacks(const std::string& message, const std::string& key, const std::string& file, Position at) {
    Report{file, findings_}.add(message_form, at, "The message " + in_quotes(message) + " has no " + key + ".",
                                "Write " + key + ": and the text.");
  }

  void removes_nothing(const Entry& entry) {
    std::vector<std::string> known;
    for (const auto& [name, text] : loaded_.texts) known.push_back(name);
    Report{file_, findings_}.add("removes-nothing", entry.at,
                                 "There is no " + in_quotes(entry.key) + " here to remove.",
                                 did_you_mean(entry.key, known));
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

  void known_keys(const Node& node, const std::vector<std::string>& known) {
    for (const auto& entry : node.entries) {
      if (std::find(known.begin(), known.end(), entry.key) == known.end()) {
        complain(entry.at, "A messages file has no key " + in_quotes(entry.key) + " here.",
                 did_you_mean(entry.key, known));
      }
    }
  }

  void complain(Position at, std::string message, std::string hint) {
    Report{file_, findings_}.add(message_form, at, std::move(message), std::move(hint));
  }

  const Files& files_;
  Diagnostics& findings_;
  LoadedMessages loaded_;
  std::string file_;               // that is being read
  std::vector<std::string> open_;  // whose bases are being read
  std::set<std::string> told_;     // MESSAGE.KEY that was found wrong
};

}  // namespace

LoadedMessages load_messages(const std::string& name, const Files& files, Diagnostics& findings) {
  return ReadingMessages{files, findings}.read(name);
}

std::string as_one_file(const LoadedMessages& messages, const Files& files) {
  if (messages.files.size() == 1) return files.at(messages.files.front());
  nlohmann::ordered_json all;
  for (const auto& [name, text] : messages.texts) {
    auto& written = all["messages"][name];
    written = {{"subject", text.subject}, {"text", text.text}};
    if (!text.sms.empty()) written["sms"] = text.sms;
    if (!text.html.empty()) written["html"] = text.html;
  }
  return all.dump(1);
}

}  // namespace filrouge::loading

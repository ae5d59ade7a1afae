#include "engine/base/suggest.hpp"
#include "engine/base/template_flaw.hpp"
#include "engine/base/template_names.hpp"
#include "engine/base/words.hpp"
#include "engine/loading/checks.hpp"
#include "engine/loading/report.hpp"
#include "engine/pathway/text_variables.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

namespace filrouge::loading {
namespace {

bool shows_answers(const MessageText& text) {
  const auto shown_in = [](const std::string& words) {
    return words.find("{{#answers}}") != std::string::npos || words.find("{{answer_link}}") != std::string::npos;
  };
  return shown_in(text.text) && (text.html.empty() || shown_in(text.html));
}

// By what people call them.
std::array<std::pair<const char*, std::string_view>, 4> parts_of(const MessageText& text) {
  return {{{"subject", text.subject}, {"text", text.text}, {"short form", text.sms}, {"HTML part", text.html}}};
}

class Texts {
 public:
  Texts(Draft& draft, const std::string& file, const LoadedMessages& messages)
      : draft_(draft), file_(file), messages_(messages) {}

  void missing() {
    std::vector<std::string> known;
    for (const auto& [name, text] : messages_.texts) known.push_back(name);
    std::set<std::string> told;
    for (const auto& [message, at] : draft_.message_uses) {
      const auto& name = draft_.pathway.messages[message].name;
      if (messages_.texts.count(name) != 0 || !told.insert(name).second) continue;
      draft_.report("unknown-message", at, "There is no message " + in_quotes(name) + " in " + file_ + ".",
                    draft_.suggest(name, known));
    }
  }

  void syntax() {
    for (const auto& name : all_sent()) {
      const auto text = messages_.texts.find(name);
      if (text == messages_.texts.end()) continue;
      for (const auto& [part, words] : parts_of(text->second))
        if (const auto flaw = template_flaw(words)) malformed(name, part, *flaw);
    }
  }

  void variables() {
    const auto known = all_variables();
    for (const auto& message : draft_.pathway.messages) {
      const auto text = messages_.texts.find(message.name);
      if (text == messages_.texts.end()) continue;
      std::set<std::string> told;
      for (const auto& [part, words] : parts_of(text->second)) {
        if (template_flaw(words)) continue;  // which was told
        for (const auto& name : names_outside_sections(words))
          if (known.count(name) == 0 && told.insert(name).second) unknown(message.name, name, known);
      }
    }
  }

  void answers() {
    for (const auto& message : draft_.pathway.messages) {
      const auto text = messages_.texts.find(message.name);
      if (text == messages_.texts.end() || message.answers.empty() || shows_answers(text->second)) continue;
      draft_.report("answers-not-shown", draft_.where(message.answers.front().origin),
                    "The text of " + in_quotes(message.name) + " shows no link to its answers.",
                    "Write {{#answers}}- {{title}} : {{link}}{{/answers}}, or {{answer_link}}, in the messages file.");
    }
  }

  // What goes to somebody by text messages alone, and has no short form.
  void channels() {
    const auto& pathway = draft_.pathway;
    for (const auto& tell : pathway.tells) reaches(tell.message, tell.to, tell.to.roles, tell.origin);
    for (const auto& task : pathway.tasks) {
      if (task.message && task.ladder) reaches(*task.message, {}, {task.role}, task.origin);
    }
    for (const auto& ladder : pathway.ladders) {
      for (const auto& rung : ladder.rungs)
        if (rung.message) reaches(*rung.message, rung.to, rung.to.roles, rung.origin);
    }
  }

  void duties() {
    for (const auto& duty : draft_.duties) {
      if (const auto text = messages_.texts.find(duty.message); text != messages_.texts.end())
        contains(duty, text->second);
    }
  }

 private:
  [[nodiscard]] std::set<std::string> all_variables() const {
    std::set<std::string> known;
    const auto add = [&known](const auto& names) {
      for (const auto name : names) known.emplace(name);
    };
    add(pathway::text_variables);
    add(pathway::reminder_variables);
    add(pathway::digest_variables);
    add(pathway::answer_variables);
    for (const auto& fact : draft_.pathway.facts)
      if (!fact.personal) known.insert(fact.name);
    for (const auto& milestone : draft_.pathway.milestones) known.insert(milestone.name);
    return known;
  }

  // Not all that the file holds: several pathways may share it.
  [[nodiscard]] std::set<std::string> all_sent() const {
    std::set<std::string> sent{std::string(pathway::task_reminder), std::string(pathway::digest_message)};
    for (const auto& message : draft_.pathway.messages) sent.insert(message.name);
    return sent;
  }

  void malformed(const std::string& message, const std::string& part, const TemplateFlaw& flaw) {
    const auto& [file, at] = messages_.places.at(message);
    Report{file, draft_.findings}.add(
        "template-syntax", at,
        "The " + part + " of " + in_quotes(message) + " " + flaw.what + ": it could not be sent.", flaw.remedy);
  }

  void unknown(const std::string& message, const std::string& name, const std::set<std::string>& known) {
    const auto& [file, at] = messages_.places.at(message);
    const auto nearest = nearest_name(name, std::vector<std::string>(known.begin(), known.end()));
    Report{file, draft_.findings}.add(
        "unknown-variable", at,
        "The text of " + in_quotes(message) + " names " + in_quotes(name) +
            ", which the pathway does not know: it could not be sent.",
        nearest ? "Did you mean " + in_quotes(*nearest) + "?" : "Name a fact, a milestone or a variable of messages.");
  }

  void reaches(pathway::MessageIndex message, const pathway::Recipients& to,
               const std::vector<pathway::RoleIndex>& roles, const pathway::Origin& origin) {
    const auto& name = draft_.pathway.messages[message].name;
    const auto text = messages_.texts.find(name);
    if (text == messages_.texts.end() || !text->second.sms.empty()) return;
    for (const auto index : roles) {
      if (index.value >= draft_.pathway.roles.size()) continue;  // of a task whose role is unknown, which was told
      const auto& role = draft_.pathway.roles[index];
      const auto& channels = to.channels.empty() ? role.channels : to.channels;
      const bool only_sms = !channels.empty() && std::all_of(channels.begin(), channels.end(),
                                                             [](const auto& channel) { return channel == "sms"; });
      if (!only_sms) continue;
      draft_.report(
          "no-channel", draft_.where(origin),
          in_quotes(name) + " goes to " + in_quotes(role.name) + " by text message alone, and has no short form.",
          "Write sms: in the messages file, or add a channel.");
    }
  }

  void contains(const MessageDuty& duty, const MessageText& text) {
    const auto require = [&](const std::vector<std::string>& parts, const std::string& content, const char* where_in) {
      for (const auto& part : parts) {
        if (content.find(part) != std::string::npos) continue;
        draft_.report("message-must", duty.at,
                      std::string{"The "} + where_in + " of " + in_quotes(duty.message) + " does not contain " +
                          in_quotes(part) + ".",
                      "Write it in the messages file.");
      }
    };
    require(duty.subject, text.subject, "subject");
    require(duty.body, text.text, "text");
    if (!text.html.empty()) require(duty.body, text.html, "HTML part");
  }

  Draft& draft_;
  const std::string& file_;
  const LoadedMessages& messages_;
};

}  // namespace

void check_texts(Draft& draft, const std::string& file, const LoadedMessages& messages) {
  Texts texts{draft, file, messages};
  if (!has_errors(draft.findings)) texts.channels();  // else a name may stand for nobody
  texts.missing();
  texts.syntax();
  texts.variables();
  texts.answers();
  texts.duties();
}

}  // namespace filrouge::loading

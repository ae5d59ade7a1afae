#include "cli/told_lines.hpp"

#include "cli/fate_words.hpp"
#include "cli/found_case.hpp"

#include <algorithm>
#include <set>

namespace filrouge::cli {
namespace {

std::string fate_of(const service::Told& told, const calendar::Place& place) {
  switch (told.intent.status) {
    case port::IntentStatus::pending:
      return "waits until " + local_time(place, told.intent.send_from);
    case port::IntentStatus::withdrawn:
      return withdrawal_in_words(told.withdrawn_by, place);
    case port::IntentStatus::resolved:
      break;
  }
  return "nobody holds this role";
}

// The subject of a message, with "…" for what only a delivery knows.
std::string without_variables(std::string subject) {
  for (auto open = subject.find("{{"); open != std::string::npos; open = subject.find("{{")) {
    const auto close = subject.find("}}", open);
    subject.replace(open, close == std::string::npos ? close : close + 2 - open, "…");
  }
  return subject;
}

struct Audience {
  std::string role;
  std::set<PersonId> people;
  std::vector<std::string> channels;
};

// What met with one fate, and whom it concerned.
struct ToldLine {
  std::string what;
  std::string fate;
  std::vector<Audience> audiences;
};

class Lines {
 public:
  Audience& audience(const std::string& what, const std::string& fate, const std::string& role) {
    auto& line = found_or_added(lines_, [&](const ToldLine& l) { return l.what == what && l.fate == fate; });
    line.what = what;
    line.fate = fate;
    auto& audience = found_or_added(line.audiences, [&](const Audience& a) { return a.role == role; });
    audience.role = role;
    return audience;
  }

  [[nodiscard]] const std::vector<ToldLine>& all() const { return lines_; }

 private:
  template <class T, class Match>
  static T& found_or_added(std::vector<T>& values, Match match) {
    const auto found = std::find_if(values.begin(), values.end(), match);
    return found != values.end() ? *found : values.emplace_back();
  }

  std::vector<ToldLine> lines_;
};

std::string in_words(const Audience& audience) {
  std::string text = audience.role;
  if (audience.people.size() > 1) text += " (" + std::to_string(audience.people.size()) + ")";
  const char* separator = " by ";
  for (const auto& channel : audience.channels) {
    text += separator + channel;
    separator = " and ";
  }
  return text;
}

}  // namespace

std::string withdrawal_in_words(const std::optional<service::Closing>& closing, const calendar::Place& place) {
  if (!closing) return "withdrawn, it was too late";
  return "withdrawn, the case was closed by step " + std::to_string(closing->sequence) + ", " +
         local_time(place, closing->at);
}

std::string message_in_words(const port::IntentRecord& intent, const MessageNames& names) {
  if (intent.message.empty()) return "reminder “" + title_of_task(names.pathway, intent.key.rule) + "”";
  const auto text = names.texts.find(intent.message);
  return "“" + (text == names.texts.end() ? intent.message : without_variables(text->second.subject)) + "”";
}

std::vector<std::string> told_lines(const std::vector<service::Told>& told, const MessageNames& names,
                                    const calendar::Place& place) {
  Lines lines;
  for (const auto& each : told) {
    const auto& [intent, deliveries, withdrawn_by] = each;
    const auto what = message_in_words(intent, names);
    const auto role = title_of_role(names.pathway, intent.key.role);
    if (deliveries.empty()) (void)lines.audience(what, fate_of(each, place), role);
    for (const auto& delivery : deliveries) {
      auto& audience = lines.audience(what, fate_in_words(delivery, place), role);
      audience.people.insert(delivery.recipient);
      if (std::find(audience.channels.begin(), audience.channels.end(), delivery.channel) == audience.channels.end())
        audience.channels.push_back(delivery.channel);
    }
  }
  std::vector<std::string> texts;
  for (const auto& line : lines.all()) {
    auto text = line.what + " to ";
    for (const auto& audience : line.audiences)
      text += (&audience == line.audiences.data() ? "" : ", ") + in_words(audience);
    texts.push_back(text + ", " + line.fate);
  }
  return texts;
}

}  // namespace filrouge::cli

#include "cli/command/message.hpp"
#include "cli/exit_code.hpp"
#include "cli/fate_words.hpp"
#include "cli/found_case.hpp"
#include "cli/found_message.hpp"
#include "cli/told_lines.hpp"
#include "engine/base/error.hpp"
#include "engine/service/explain_message.hpp"

#include <algorithm>
#include <ostream>
#include <set>

#include <nlohmann/json.hpp>

namespace filrouge::cli {
namespace {

using port::DeliveryStatus;

struct Sentence {
  std::string label;
  std::string text;
};
using Sentences = std::vector<Sentence>;

std::string hours_in_words(const service::MessageCause& cause) {
  if (cause.digest.empty()) return "people outside are written to from 8:00 to 20:00 on ouvrable days";
  return "its role gets one digest (" + cause.digest + "), at 7:30 on working days";
}

// Causes that read alike, each with the cases it is one of.
class Causes {
 public:
  void add(const service::MessageCause& cause, const calendar::Place& place) {
    for (const auto& sentence : cause.because)
      of("why", local_time(place, cause.asked) + ": " + sentence).insert(cause.intent.key.subject);
    if (cause.decent > cause.asked)
      of("waited", "until " + local_time(place, cause.decent) + ": " + hours_in_words(cause));
  }

  [[nodiscard]] Sentences lines() const {
    Sentences lines;
    for (const auto& [line, cases] : causes_) {
      lines.push_back(line);
      if (cases.empty()) continue;
      const auto count =
          cases.size() == 1 ? service::reference_of(*cases.begin()) : std::to_string(cases.size()) + " cases";
      lines.back().text = count + ", " + line.text;
    }
    return lines;
  }

 private:
  std::set<port::CaseKey>& of(const std::string& label, const std::string& text) {
    const auto found = std::find_if(causes_.begin(), causes_.end(), [&](const auto& known) {
      return known.first.label == label && known.first.text == text;
    });
    return found != causes_.end() ? found->second
                                  : causes_.emplace_back(Sentence{label, text}, std::set<port::CaseKey>()).second;
  }

  std::vector<std::pair<Sentence, std::set<port::CaseKey>>> causes_;
};

void add_causes(const port::DeliveryRecord& message, Composition& engine, Sentences& lines) {
  auto stores = engine.stores();
  std::set<port::CaseKey> cases;
  for (const auto& intent : message.intents) cases.insert(intent.subject);
  Causes causes;
  for (const auto& key : cases) {
    const auto subject = find_case(engine, service::reference_of(key));
    for (const auto& cause : service::explain_messages(subject, stores.cases, stores.outbox, engine.library())) {
      if (std::find(message.intents.begin(), message.intents.end(), cause.intent.key) != message.intents.end())
        causes.add(cause, *subject.setting->place);
    }
  }
  lines = causes.lines();
  if (message.intents.size() > 1) {
    lines.push_back({"merged", std::to_string(message.intents.size()) + " reasons to write to this person, of " +
                                   std::to_string(cases.size()) + " cases, are one message"});
  }
}

std::optional<port::ChannelPause> pause_of(const std::string& channel, Composition& engine) {
  for (auto& pause : engine.stores().outbox.pauses())
    if (pause.channel == channel && pause.until > engine.now()) return std::move(pause);
  return std::nullopt;
}

void add_next(const port::DeliveryRecord& message, Composition& engine, const calendar::Place& place,
              Sentences& lines) {
  const auto retry = "\"filrouge message retry " + number_of(message.key) + "\" sends it again";
  switch (message.status) {
    case DeliveryStatus::pending: {
      auto from = message.send_from;
      if (const auto pause = pause_of(message.channel, engine)) {
        lines.push_back({"waits", pause->trouble.empty() ? reason_in_words(pause->reason) : pause->trouble});
        from = std::max(from, pause->until);
      }
      lines.push_back({"next", from <= engine.now() ? std::string("it leaves with the daemon's next look")
                                                    : "it is tried at " + local_time(place, from)});
      return;
    }
    case DeliveryStatus::sending:
      lines.push_back({"next", "it is being sent; if whoever sends it died, somebody else will within minutes"});
      return;
    case DeliveryStatus::held:
      lines.push_back({"next", "nothing, because it must not arrive twice; " + retry});
      return;
    case DeliveryStatus::dead:
      lines.push_back({"next", "nothing; once the cause is gone, " + retry});
      return;
    case DeliveryStatus::bounced:
      lines.push_back({"next", "nothing; once the address is corrected, " + retry});
      return;
    case DeliveryStatus::suppressed:
    case DeliveryStatus::sent:
      lines.push_back({"next", "nothing"});
  }
}

void write(const std::string& headline, const Sentences& lines, Context& context) {
  if (context.json) {
    auto told = nlohmann::json::array();
    for (const auto& [label, text] : lines) told.push_back({{"about", label}, {"text", text}});
    context.out << nlohmann::json{{"message", headline}, {"told", std::move(told)}}.dump() << "\n";
    return;
  }
  context.out << headline << "\n";
  for (const auto& [label, text] : lines) context.out << "    " << padded(label, 9) << text << "\n";
}

void explain(const port::DeliveryRecord& message, Composition& engine, Context& context) {
  const auto subject = subject_of(message, engine);
  const auto& place = *subject.place;
  Sentences lines;
  add_causes(message, engine, lines);
  for (const auto& event : engine.stores().outbox.history_of(message.key))
    lines.push_back({"then", local_time(place, event.at) + " " + event_in_words(event)});
  lines.push_back({"now", fate_in_words(message, place)});
  add_next(message, engine, place, lines);
  write(number_of(message.key) + "  " + subject.what + " to " + name_of(engine, message.key.school, message.recipient) +
            " by " + message.channel,
        lines, context);
}

// What waits has no number yet: it is not known to whom it will go.
void explain_waiting(const std::string& reference, Composition& engine, Context& context) {
  auto stores = engine.stores();
  const auto subject = find_case(engine, reference);
  const auto& place = *subject.setting->place;
  const MessageNames names{subject.pathway(), engine.library().messages(subject.record.pathway_name)};
  for (const auto& cause : service::explain_messages(subject, stores.cases, stores.outbox, engine.library())) {
    if (cause.intent.status != port::IntentStatus::pending) continue;
    Causes causes;
    causes.add(cause, place);
    auto lines = causes.lines();
    lines.push_back({"next", "it leaves at " + local_time(place, std::max(cause.intent.send_from, cause.decent)) +
                                 ", to whoever is " + title_of_role(names.pathway, cause.intent.key.role) + " then"});
    write(message_in_words(cause.intent, names), lines, context);
  }
}

}  // namespace

int run(const MessageWhyOptions& options, Context& context) {
  if (options.message.empty() && options.reference.empty())
    throw OutsideFailure(OutsideFailure::Kind::unreadable, "Say which message, or --case.");
  Composition engine(context, Access::reading);
  if (options.reference.empty()) {
    explain(find_message(engine, options.message), engine, context);
  } else {
    explain_waiting(options.reference, engine, context);
  }
  return done;
}

}  // namespace filrouge::cli

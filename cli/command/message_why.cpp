#include "cli/cause_lines.hpp"
#include "cli/command/message.hpp"
#include "cli/exit_code.hpp"
#include "cli/fate_words.hpp"
#include "cli/found_case.hpp"
#include "cli/found_message.hpp"
#include "cli/told_lines.hpp"
#include "engine/base/error.hpp"
#include "engine/service/explain_message.hpp"
#include "engine/service/known_schools.hpp"
#include "engine/service/recipients.hpp"

#include <algorithm>
#include <optional>
#include <ostream>
#include <set>

#include <nlohmann/json.hpp>

namespace filrouge::cli {
namespace {

using port::DeliveryStatus;

void add_causes(const port::DeliveryRecord& message, Composition& engine, Sentences& lines) {
  auto stores = engine.stores();
  std::set<port::CaseKey> cases;
  for (const auto& intent : message.intents) cases.insert(intent.subject);
  CauseLines causes;
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

// Who stands in where nobody holds the role that is told; how it is told where nobody has to.
void add_stand_in(const service::CaseView& subject, const port::IntentRecord& intent, Composition& engine,
                  Sentences& lines) {
  const auto& role = intent.key.role;
  const auto& pathway = subject.pathway();
  service::KnownSchools schools(engine.stores().people);
  const auto told = service::told_role(subject, role, service::declared_recipients(pathway, intent),
                                       schools.people(intent.key.subject.school));
  const bool is_of_pupil = role == pathway::student_role || role == pathway::guardian_role;
  if (is_of_pupil || (told && pathway.roles[*told].name == role)) return;
  const auto nobody = "nobody is " + title_of_role(pathway, role) + " at the lycée";
  lines.push_back({"to", told ? nobody + ": " + title_of_role(pathway, pathway.roles[*told].name) + " stands in"
                              : nobody + ", and nobody stands in: \"filrouge import staff\" says who is"});
}

service::SchoolPeople people_around(const service::CaseView& subject, Composition& engine) {
  auto& store = engine.stores().people;
  const auto& school = subject.record.key.school;
  service::KnownSchools schools(store);
  auto people = schools.people(school);
  for (auto& person : store.families(school, {subject.record.person}))
    people.persons.emplace(person.id, std::move(person));
  return people;
}

// "Famille is told only when age(student.birth_date) < 18 (greeting.yaml:4)".
std::string condition_in_words(const service::CaseView& subject, const pathway::Role& role) {
  const auto& origin = role.origin;
  const auto where = origin.file.empty() ? "" : " (" + origin.file + ":" + std::to_string(origin.position.line) + ")";
  return title_of_role(subject.pathway(), role.name) + " is told only when " + role.when->text() + where;
}

std::optional<port::IntentRecord> intent_of(const port::DeliveryRecord& message, Composition& engine) {
  const auto& key = message.intents.front();
  for (auto& intent : engine.stores().outbox.intents_of(key.subject))
    if (intent.key == key) return std::move(intent);
  return std::nullopt;
}

// The role whose condition kept the message back; nullptr where something else did.
const pathway::Role* condition_that_kept(const port::DeliveryRecord& message, const service::CaseView& subject,
                                         Composition& engine) {
  if (message.reason != service::suppression::role_condition) return nullptr;
  const auto intent = intent_of(message, engine);
  if (!intent) return nullptr;
  const auto& pathway = subject.pathway();
  const auto told = service::told_role(subject, intent->key.role, service::declared_recipients(pathway, *intent),
                                       people_around(subject, engine));
  return told && pathway.roles[*told].when ? &pathway.roles[*told] : nullptr;
}

void add_next(const port::DeliveryRecord& message, Composition& engine, const service::CaseView& subject,
              Sentences& lines) {
  const auto& place = *subject.setting->place;
  const auto retry = "\"filrouge message retry " + number_of(message.key) + "\" sends it again";
  switch (message.status) {
    case DeliveryStatus::pending: {
      auto from = message.send_from;
      if (const auto pause = pause_of(message.channel, engine)) {
        lines.push_back({"waits", "the channel " + message.channel + " takes nothing for now: " +
                                      (pause->trouble.empty() ? reason_in_words(pause->reason) : pause->trouble)});
        from = std::max(from, pause->until);
      }
      from = service::leaves_at(subject, message.intents.front().role, std::max(from, engine.now()));
      lines.push_back({"next", from == engine.now() ? std::string("it leaves with the daemon's next look")
                                                    : "it leaves at " + local_time(place, from)});
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
  const auto about = subject_of(message, engine);
  const auto subject = find_case(engine, service::reference_of(message.intents.front().subject));
  const auto& place = *subject.setting->place;
  Sentences lines;
  add_causes(message, engine, lines);
  if (const auto intent = intent_of(message, engine)) add_stand_in(subject, *intent, engine, lines);
  for (const auto& event : engine.stores().outbox.history_of(message.key))
    lines.push_back({"then", local_time(place, event.at) + " " + event_in_words(event)});
  lines.push_back({"now", fate_in_words(message, place)});
  if (const auto* role = condition_that_kept(message, subject, engine))
    lines.push_back({"role", condition_in_words(subject, *role)});
  add_next(message, engine, subject, lines);
  write(number_of(message.key) + "  " + about.what + " to " + name_of(engine, message.key.school, message.recipient) +
            " by " + message.channel,
        lines, context);
}

void add_outlook(const service::MessageCause& cause, const service::CaseView& subject, Composition& engine,
                 Sentences& lines) {
  const auto& place = *subject.setting->place;
  const auto& intent = cause.intent;
  if (intent.status != port::IntentStatus::pending) {
    const bool withdrawn = intent.status == port::IntentStatus::withdrawn;
    lines.push_back({"now", withdrawn ? withdrawal_in_words(cause.withdrawn_by, place)
                                      : std::string("nobody was told: nobody was there to be")});
    lines.push_back({"next", "nothing"});
    return;
  }
  const auto leaves = local_time(place, std::max(intent.send_from, cause.decent));
  if (const auto* role = service::unwanted_role(subject, intent, people_around(subject, engine), engine.now())) {
    lines.push_back({"role", condition_in_words(subject, *role)});
    lines.push_back({"next", "as things stand nobody gets it; that is asked once more at " + leaves});
    return;
  }
  lines.push_back({"next", "it leaves at " + leaves + ", to whoever is " +
                               title_of_role(subject.pathway(), intent.key.role) + " then"});
}

// What waits has no number yet: it is not known to whom it will go. What nobody was told, or was withdrawn, has none
// either.
void explain_waiting(const std::string& reference, Composition& engine, Context& context) {
  auto stores = engine.stores();
  const auto subject = find_case(engine, reference);
  const auto& place = *subject.setting->place;
  const MessageNames names{subject.pathway(), engine.library().messages(subject.record.pathway_name)};
  const auto deliveries = stores.outbox.deliveries_of(subject.record.key);
  const auto has_number = [&](const port::IntentKey& key) {
    return std::ranges::any_of(deliveries, [&](const auto& delivery) {
      return std::ranges::find(delivery.intents, key) != delivery.intents.end();
    });
  };
  for (const auto& cause : service::explain_messages(subject, stores.cases, stores.outbox, engine.library())) {
    const auto status = cause.intent.status;
    if (status == port::IntentStatus::resolved && has_number(cause.intent.key)) continue;
    CauseLines causes;
    causes.add(cause, place);
    auto lines = causes.lines();
    add_stand_in(subject, cause.intent, engine, lines);
    add_outlook(cause, subject, engine, lines);
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

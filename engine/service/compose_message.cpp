#include "engine/service/compose_message.hpp"

#include "engine/base/words.hpp"
#include "engine/service/appointment.hpp"
#include "engine/service/message_data.hpp"
#include "engine/service/subject.hpp"

#include <algorithm>
#include <functional>

namespace filrouge::service {
namespace {

// The messages that the engine itself sends, where the file has no text for them.
const port::MessageTemplate standard_reminder{
    "À faire : {{task.title}}{{#case.reference}}, dossier {{case.reference}}{{/case.reference}}",
    "Bonjour,\n\n{{task.title}}.\n{{#case.reference}}- Dossier : {{case.reference}}\n{{/case.reference}}{{#task.due}}- "
    "Échéance : "
    "{{task.due}}\n{{/task.due}}",
    ""};
const port::MessageTemplate standard_digest{"{{school.name}} : {{count}} à traiter",
                                            "Bonjour,\n\n{{#items}}- {{title}}{{#times}} ({{times}} "
                                            "dossiers){{/times}}\n{{/items}}\n\nCes rappels cessent dès que les "
                                            "tâches sont faites et enregistrées.\n",
                                            ""};

using LinkOf = std::function<std::string(std::string_view)>;

class Composer {
 public:
  Composer(const DeliveryContext& context, Library& library, const port::SchoolRecord& school,
           const port::MessageRenderer& renderer, port::MessageRenderer::Form form)
      : context_(context), library_(library), school_(school), renderer_(renderer), form_(form) {}

  // With links to its answers where there are any, and `link` gives the one of the answer so named (of all for "").
  [[nodiscard]] Result<port::RenderedMessage, std::string> one(const port::IntentRecord& intent,
                                                               const LinkOf& link = {}) const {
    const auto* subject = context_.subject(intent);
    if (subject == nullptr) return failure(std::string("the case is not in the database"));
    const auto name = intent.message.empty() ? std::string(pathway::task_reminder) : intent.message;
    const auto* text = find(subject->pathway().name, name);
    if (text == nullptr && intent.message.empty()) text = &standard_reminder;
    if (text == nullptr) return failure("the message " + in_quotes(name) + " has no text");
    auto all = data(*subject, intent);
    const auto& answers = answers_of(subject->pathway(), intent);
    if (link && !answers.empty()) all.values["answer_link"] = link("");
    for (const auto& answer : answers) {
      if (!link) break;
      port::MessageData item;
      item.values["title"] = answer.title;
      item.values["link"] = link(answer.name);
      all.lists["answers"].push_back(std::move(item));
    }
    return renderer_.render(*text, all, form_);
  }

  // Equal subjects are one line with their number: a task of the school, or a title without its case.
  [[nodiscard]] Result<port::RenderedMessage, std::string> digest(
      const std::vector<port::IntentRecord>& intents) const {
    std::vector<std::pair<std::string, int>> lines;
    const CaseView* any = nullptr;
    for (const auto& intent : intents) {
      auto line = title_of(intent);
      if (!line) return failure(std::move(line.error()));
      any = context_.subject(intent);
      const auto known = std::find_if(lines.begin(), lines.end(), [&](const auto& l) { return l.first == *line; });
      if (known == lines.end()) {
        lines.emplace_back(std::move(*line), 1);
      } else {
        ++known->second;
      }
    }
    auto all = data(*any, intents.front());
    all.values["count"] = std::to_string(intents.size()) + (intents.size() == 1 ? " point" : " points");
    for (const auto& [title, times] : lines) {
      port::MessageData item;
      item.values["title"] = title;
      item.values["times"] = times == 1 ? std::string() : std::to_string(times);
      all.lists["items"].push_back(std::move(item));
    }
    const auto* text = find(any->pathway().name, std::string(pathway::digest_message));
    return renderer_.render(text != nullptr ? *text : standard_digest, all, port::MessageRenderer::Form::full);
  }

 private:
  [[nodiscard]] const port::MessageTemplate* find(const std::string& pathway, const std::string& name) const {
    const auto& texts = library_.messages(pathway);
    const auto found = texts.find(name);
    return found == texts.end() ? nullptr : &found->second;
  }

  [[nodiscard]] port::MessageData data(const CaseView& subject, const port::IntentRecord& intent) const {
    auto data = message_data(subject, intent, school_, context_.people(intent.key.subject.school));
    data.values["answer_link"] = std::string();
    data.lists["answers"] = {};
    return data;
  }

  [[nodiscard]] Result<std::string, std::string> title_of(const port::IntentRecord& intent) const {
    const auto* subject = context_.subject(intent);
    if (subject == nullptr) return failure(std::string("the case is not in the database"));
    const auto* task = task_of(subject->pathway(), intent);
    if (task != nullptr && (task->per != pathway::Scope::pupil || counts_only(*subject, intent)))
      return task->title.empty() ? task->name : task->title;
    const auto rendered = one(intent);
    if (!rendered) return failure(rendered.error());
    return rendered->subject;
  }

  [[nodiscard]] static bool counts_only(const CaseView& subject, const port::IntentRecord& intent) {
    const auto& roles = subject.pathway().roles;
    return std::any_of(roles.begin(), roles.end(), [&](const pathway::Role& role) {
      return role.name == intent.key.role && role.shows_counts_only;
    });
  }

  const DeliveryContext& context_;
  Library& library_;
  const port::SchoolRecord& school_;
  const port::MessageRenderer& renderer_;
  port::MessageRenderer::Form form_;
};

// Several intents are one message where all ask for the same thing once for the school.
bool is_digest(const std::vector<port::IntentRecord>& intents, const DeliveryContext& context) {
  const auto& first = intents.front();
  const auto* subject = context.subject(first);
  if (subject == nullptr) return false;
  const auto& roles = subject->pathway().roles;
  if (std::any_of(roles.begin(), roles.end(),
                  [&](const pathway::Role& role) { return role.name == first.key.role && role.shows_counts_only; }))
    return true;
  const bool alike = std::all_of(intents.begin(), intents.end(), [&](const port::IntentRecord& intent) {
    return asks_the_same(subject->pathway(), first, intent);
  });
  return intents.size() > 1 && !alike;
}

}  // namespace

std::string message_name(const std::vector<port::IntentRecord>& intents, const DeliveryContext& context) {
  if (is_digest(intents, context)) return std::string(pathway::digest_message);
  return intents.front().message.empty() ? std::string(pathway::task_reminder) : intents.front().message;
}

Result<port::OutgoingMessage, std::string> compose_message(const port::DeliveryRecord& delivery,
                                                           const std::vector<port::IntentRecord>& intents,
                                                           const DeliveryContext& context, Library& library,
                                                           const port::SchoolRecord& school,
                                                           const port::MessageRenderer& renderer,
                                                           const std::optional<AnswerLinks>& links, Instant now) {
  const auto& persons = context.people(delivery.key.school).persons;
  const auto person = persons.find(delivery.recipient);
  if (person == persons.end() && delivery.recipient != no_person)
    return failure(std::string("the recipient is no longer in the database"));
  const auto form = delivery.channel == "sms" ? port::MessageRenderer::Form::sms : port::MessageRenderer::Form::full;
  const Composer composer(context, library, school, renderer, form);
  LinkOf link;
  if (links && delivery.intents.size() == 1)  // what is left of a digest speaks of several cases
    link = [&](std::string_view answer) { return address_of(*links, delivery.key, now, answer); };
  auto rendered = is_digest(intents, context) ? composer.digest(intents) : composer.one(intents.front(), link);
  if (!rendered) return failure(std::move(rendered.error()));

  port::OutgoingMessage message;
  message.id = delivery.message_id;
  message.sender_name = school.name;
  if (person != persons.end()) {
    message.recipient_name = field(person->second, "given_names") + " " + field(person->second, "family_name");
    message.recipient_address = address_of(person->second, delivery.channel);
  }
  message.subject = std::move(rendered->subject);
  message.text = std::move(rendered->text);
  if (delivery.channel == "email") message.html = std::move(rendered->html);
  message.at = now;
  if (!is_digest(intents, context))
    message.appointment = appointment_of(*context.subject(intents.front()), intents.front());
  message.school = school.uai;
  message.day = context.subject(intents.front())->setting->place->zone->day(message.at);
  message.name = message_name(intents, context);
  for (const auto& intent : intents) message.cases.push_back(reference_of(intent.key.subject));
  return message;
}

bool offers_answers(const std::vector<port::IntentRecord>& intents, const DeliveryContext& context) {
  const auto* subject = context.subject(intents.front());
  return subject != nullptr && !is_digest(intents, context) && !answers_of(subject->pathway(), intents.front()).empty();
}

}  // namespace filrouge::service

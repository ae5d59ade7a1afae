#include "engine/service/take_answers.hpp"

#include "engine/service/answer_link.hpp"
#include "engine/service/delivery_context.hpp"
#include "engine/service/message_data.hpp"
#include "engine/service/submit_events.hpp"

#include <algorithm>
#include <utility>

namespace filrouge::service {
namespace {

using QuestionKind = Question::Kind;

std::string text_of(const port::MessageData& data, const std::string& name) {
  return std::get<std::string>(data.values.at(name));
}

}  // namespace

// What a link is about.
struct TakeAnswers::Asked {
  Instant expires;
  port::EventKey key;  // of the one answer there can be
  port::CaseStatus status;
  std::string school;
  std::string phone;
  std::vector<pathway::Answer> answers;
  std::vector<SubmittedEvent> events;  // what each of them records

  [[nodiscard]] Question with(QuestionKind kind) const { return {kind, {}, {}, school, phone}; }
};

std::optional<TakeAnswers::Asked> TakeAnswers::find(std::string_view token, Instant now) {
  const auto link = read_token(token, key_);
  const auto delivery = link ? stores_.outbox.delivery(link->delivery) : std::nullopt;
  const auto school = link ? stores_.people.school(link->delivery.school) : std::nullopt;
  if (!delivery || !school || delivery->intents.size() != 1) return std::nullopt;
  const auto& key = delivery->intents.front();
  const auto intents = stores_.outbox.intents_of(key.subject);
  const auto intent = std::ranges::find(intents, key, &port::IntentRecord::key);
  if (intent == intents.end()) return std::nullopt;
  KnownSchools schools(stores_.people);
  const DeliveryContext context(stores_.cases, stores_.people, schools, library_, {*intent}, now);
  const auto* subject = context.subject(*intent);
  if (subject == nullptr) return std::nullopt;

  const auto data = message_data(*subject, *intent, *school, context.people(key.subject.school));
  const auto who = key.role + ":" + std::to_string(delivery->recipient.value());
  const auto what = std::to_string(key.subject.id.value()) + " " + key.rule + " " + key.occurrence;
  Asked asked{link->expires,
              {key.subject.school, "answer", what + " " + who},
              subject->record.status,
              text_of(data, "school.name"),
              text_of(data, "school.phone"),
              answers_of(subject->pathway(), *intent),
              {}};
  for (const auto& answer : asked.answers) {
    SubmittedEvent event;
    event.about = key.subject;
    event.name = subject->pathway().events[answer.event].name;
    event.payload = answer.payload;
    event.by = who;
    event.source = asked.key.source;
    event.reference = asked.key.reference;
    asked.events.push_back(std::move(event));
  }
  return asked;
}

Question TakeAnswers::question(const Asked& asked, Instant now) {
  if (asked.answers.empty()) return asked.with(QuestionKind::refused);
  const auto before = stores_.cases.received({asked.key});
  if (!before.empty())
    return asked.with(before.front().refusal.empty() ? QuestionKind::answered : QuestionKind::refused);
  if (asked.expires <= now) return asked.with(QuestionKind::expired);
  if (asked.status == port::CaseStatus::closed) return asked.with(QuestionKind::closed);
  auto question = asked.with(QuestionKind::open);
  SubmitEvents submit(stores_.cases, stores_.people, library_);
  for (std::size_t i = 0; i < asked.answers.size(); ++i) {
    if (submit.preview({asked.events[i]}, now).front().kind == EventAnswer::Kind::taken)
      question.choices.push_back({asked.answers[i].name, asked.answers[i].title});
  }
  return question.choices.empty() ? asked.with(QuestionKind::refused) : question;
}

Question TakeAnswers::ask(std::string_view token, Instant now) {
  const auto asked = find(token, now);
  return asked ? question(*asked, now) : Question{};
}

Question TakeAnswers::take(std::string_view token, std::string_view answer, Instant now) {
  const auto asked = find(token, now);
  if (!asked) return {};
  auto open = question(*asked, now);
  const auto chosen = std::ranges::find(open.choices, answer, &Question::Choice::name);
  if (chosen == open.choices.end()) return open;
  const auto index = std::ranges::find(asked->answers, answer, &pathway::Answer::name) - asked->answers.begin();
  const auto& event = asked->events[static_cast<std::size_t>(index)];
  switch (SubmitEvents(stores_.cases, stores_.people, library_).run({event}, now).front().kind) {
    case EventAnswer::Kind::taken: {
      auto taken = asked->with(QuestionKind::taken);
      taken.answer = chosen->title;
      return taken;
    }
    case EventAnswer::Kind::known:
      return asked->with(QuestionKind::answered);
    case EventAnswer::Kind::refused:
    case EventAnswer::Kind::malformed:
      break;
  }
  return asked->with(QuestionKind::refused);
}

}  // namespace filrouge::service

#include "engine/service/appointment.hpp"

#include "engine/base/digest.hpp"
#include "engine/base/words.hpp"
#include "engine/service/message_data.hpp"

#include <algorithm>
#include <charconv>
#include <variant>

namespace filrouge::service {
namespace {

using pathway::SessionIndex;

struct Spoken {
  SessionIndex kind;
  bool cancels = false;
};

bool sends(const pathway::Transition& transition, const std::string& rule) {
  return std::any_of(transition.actions.begin(), transition.actions.end(), [&](const pathway::Action& action) {
    return action.rule == rule && std::holds_alternative<pathway::Notify>(action.what);
  });
}

// The kind of session that what a rule sends speaks of.
std::optional<Spoken> spoken_of(const pathway::Pathway& pathway, const std::string& rule) {
  for (const auto& tell : pathway.tells)
    if (tell.rule == rule) return tell.session ? std::optional(Spoken{*tell.session, false}) : std::nullopt;
  for (const auto& transition : pathway.transitions) {
    if (!sends(transition, rule)) continue;
    for (const auto& event : pathway.events) {
      const auto hears = [&](const pathway::EventPattern& pattern) { return pattern.prefix == event.name; };
      if (std::none_of(transition.events.begin(), transition.events.end(), hears)) continue;
      if (event.plans) return Spoken{*event.plans, false};
      if (event.cancels) return Spoken{*event.cancels, true};
    }
  }
  return std::nullopt;
}

std::string text_of(const CaseView& subject, const std::optional<pathway::FactIndex>& fact) {
  const auto* text = fact ? subject.state.facts[fact->value].if_string() : nullptr;
  return text == nullptr ? std::string() : *text;
}

// What is told once for all is one appointment for all.
std::string id_of(const CaseView& subject, const port::IntentRecord& intent, SessionIndex kind) {
  const auto& pathway = subject.pathway();
  const bool own = scope_of(pathway, intent) == pathway::Scope::pupil;
  const auto whose = own ? reference_of(subject.record.key) : intent.key.subject.school.value() + " " + pathway.name;
  return sha256_hex(whose + " " + pathway.sessions[kind].name + " " + subject.state.sessions[kind.value].id)
      .substr(0, 32);
}

}  // namespace

std::optional<port::Appointment> appointment_of(const CaseView& subject, const port::IntentRecord& intent) {
  const auto& pathway = subject.pathway();
  const auto spoken = spoken_of(pathway, intent.key.rule);
  if (!spoken || !pathway.sessions[spoken->kind].appointment) return std::nullopt;
  const auto& kind = pathway.sessions[spoken->kind];
  const auto& session = subject.state.sessions[spoken->kind.value];
  if (session.number == 0 || session.cancelled != spoken->cancels) return std::nullopt;
  port::Appointment appointment;
  appointment.id = id_of(subject, intent, spoken->kind);
  appointment.sequence = static_cast<int>(2 * session.number) + (session.cancelled ? 1 : 0);
  appointment.cancelled = session.cancelled;
  appointment.title = kind.title.empty() ? kind.name : kind.title;
  appointment.place = text_of(subject, kind.appointment->place);
  appointment.duration = kind.appointment->duration;
  if (const auto* day = subject.state.facts[kind.appointment->day.value].if_date()) appointment.day = *day;
  if (!appointment.day && !appointment.cancelled) return std::nullopt;
  if (const auto hour = hour_of(text_of(subject, kind.appointment->hour)); hour && appointment.day)
    appointment.begins = subject.setting->place->zone->instant(LocalTime{*appointment.day} + *hour);
  return appointment;
}

std::optional<std::chrono::minutes> hour_of(std::string_view text) {
  const auto number = [&text](int most) -> std::optional<int> {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || value < 0 || value > most) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
  };
  text = trimmed(text);
  const auto hours = number(23);
  if (!hours) return std::nullopt;
  text = trimmed(text);
  if (text.empty() || std::string_view("hH:").find(text.front()) == std::string_view::npos) return std::nullopt;
  text = trimmed(text.substr(1));
  const auto minutes = text.empty() ? std::optional(0) : number(59);
  if (!minutes || !text.empty()) return std::nullopt;
  return std::chrono::hours(*hours) + std::chrono::minutes(*minutes);
}

}  // namespace filrouge::service

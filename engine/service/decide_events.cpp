#include "engine/service/decide_events.hpp"

#include "engine/base/words.hpp"
#include "engine/service/event_form.hpp"
#include "engine/service/recorders.hpp"
#include "engine/service/undecidable.hpp"

#include <algorithm>

namespace filrouge::service {
namespace {

const char* code_of(interpreter::Refusal::Kind kind) {
  switch (kind) {
    case interpreter::Refusal::Kind::nothing_takes_it:
      return "nothing-takes-it";
    case interpreter::Refusal::Kind::guard_false:
      return "guard-false";
    case interpreter::Refusal::Kind::requirement_unmet:
      return "requirement-unmet";
    case interpreter::Refusal::Kind::unknown_event:
      return "unknown-event";
    case interpreter::Refusal::Kind::not_closed:
      return "not-closed";
    case interpreter::Refusal::Kind::closed:
      break;
  }
  return "closed";
}

std::string sentence_of(interpreter::Refusal::Kind kind, const std::string& event) {
  switch (kind) {
    case interpreter::Refusal::Kind::nothing_takes_it:
      return "Nothing takes " + in_quotes(event) + " in the state the case is in.";
    case interpreter::Refusal::Kind::guard_false:
      return "The conditions under which the case takes " + in_quotes(event) + " do not hold.";
    case interpreter::Refusal::Kind::requirement_unmet:
      return "A requirement of " + in_quotes(event) + " is not met.";
    case interpreter::Refusal::Kind::unknown_event:
      return "The pathway has no event " + in_quotes(event) + ".";
    case interpreter::Refusal::Kind::not_closed:
      return "The case is open.";
    case interpreter::Refusal::Kind::closed:
      break;
  }
  return "The case is closed.";
}

Reply refused(const Errand& errand, const pathway::Pathway& pathway, const SubmittedEvent& event,
              const interpreter::Refusal& refusal) {
  Reply reply{errand, EventAnswer::Kind::refused, code_of(refusal.kind), refusal.sentences, {}};
  if (reply.sentences.empty()) reply.sentences.push_back(sentence_of(refusal.kind, event.name));
  for (const auto index : refusal.would_take)
    if (index.value < pathway.events.size()) reply.would_take.push_back(pathway.events[index].name);
  return reply;
}

// What is still to come cannot have happened. Two clocks may differ by some minutes about midnight.
std::optional<std::string> not_yet(const interpreter::Setting& setting, const SubmittedEvent& submitted, Instant now) {
  constexpr std::chrono::minutes skew{5};
  if (!submitted.occurred || *submitted.occurred <= setting.place->zone->day(now + skew)) return std::nullopt;
  return "It cannot have happened on " + to_string(*submitted.occurred) + ", which is still to come: it is " +
         to_string(setting.place->zone->day(now)) + ". Give the day it happened.";
}

Reply answer(const interpreter::Setting& setting, const Errand& errand, const SubmittedEvent& submitted,
             StepRecorder& recorder, Instant now) {
  const auto& pathway = *setting.pathway;
  const auto event = read_event(setting, submitted.name, submitted.payload, submitted.occurred, now);
  if (!event) return {errand, EventAnswer::Kind::malformed, "malformed", {event.error()}, {}};
  if (auto sentence = may_not_record(pathway, pathway.events[event->event], submitted.by))
    return {errand, EventAnswer::Kind::refused, "not-by-this-role", {std::move(*sentence)}, {}};
  if (auto sentence = not_yet(setting, submitted, now))
    return {errand, EventAnswer::Kind::malformed, "", {std::move(*sentence)}, {}};
  StepOrigin origin;
  origin.name = submitted.name;
  if (submitted.occurred != setting.place->zone->day(now)) origin.occurred = submitted.occurred;
  origin.recorded = origin.effective = now;
  origin.by = submitted.by;
  origin.payload = payload_json(pathway, *event);
  if (const auto refusal = recorder.step(*event, std::move(origin)))
    return refused(errand, pathway, submitted, *refusal);
  return {errand, EventAnswer::Kind::taken, "", {}, {}};
}

}  // namespace

CaseDecision decide_events(const interpreter::Setting& setting, const port::CaseRecord& record,
                           const std::vector<Errand>& errands, const std::vector<SubmittedEvent>& events, Instant now) {
  CaseDecision decision;
  auto recorder = resume(setting, record, now);
  std::vector<port::TakenEvent> taken;
  for (const auto& errand : errands) {
    decision.replies.push_back(answer(setting, errand, events[errand.event], recorder, now));
    if (decision.replies.back().kind == EventAnswer::Kind::taken && !errand.key.source.empty())
      taken.push_back({errand.key.source, errand.key.reference, recorder.recorded() - 1});
  }
  decision.faults = faults_of(record, recorder.faults(), now);
  decision.write = write_of(record, recorder, std::move(taken));
  return decision;
}

}  // namespace filrouge::service

#include "engine/service/amend_case.hpp"

#include "engine/base/error.hpp"
#include "engine/base/words.hpp"
#include "engine/interpreter/refuse.hpp"
#include "engine/service/case_view.hpp"
#include "engine/service/event_form.hpp"
#include "engine/service/recorded_events.hpp"
#include "engine/service/recorders.hpp"
#include "engine/service/resume.hpp"
#include "engine/service/undecidable.hpp"

#include <utility>

#include <nlohmann/json.hpp>

namespace filrouge::service {
namespace {

using AnswerKind = EventAnswer::Kind;

// A case that loses this many races in a row is fought over by something that does not stop.
constexpr int rounds_max = 20;

AmendAnswer refused(std::string sentence) {
  return {AnswerKind::refused, {std::move(sentence)}, {}, {}};
}
AmendAnswer malformed(std::string sentence) {
  return {AnswerKind::malformed, {std::move(sentence)}, {}, {}};
}

std::vector<std::string> names_of(const pathway::Pathway& pathway, const std::vector<pathway::FactIndex>& facts) {
  std::vector<std::string> names;
  for (const auto fact : facts) names.push_back(pathway.facts[fact].name);
  return names;
}

// The fields of the event with those that were different; nothing where `changes` is no JSON object.
std::optional<std::string> changed_fields(const std::string& fields, const std::string& changes) {
  auto object = nlohmann::json::parse(fields, nullptr, false);
  const auto other = nlohmann::json::parse(changes.empty() ? "{}" : changes, nullptr, false);
  if (!object.is_object() || !other.is_object()) return std::nullopt;
  object.merge_patch(other);
  return object.dump();
}

AmendAnswer decide_correction(const EventCorrection& wanted, const std::vector<port::RecordedStep>& history,
                              const interpreter::Setting& setting, StepRecorder& recorder, Instant now) {
  const auto& pathway = *setting.pathway;
  auto recorded = find_event(history, setting, wanted.event, wanted.step);
  if (!recorded) {
    return malformed(wanted.step ? "Step " + std::to_string(*wanted.step) + " of the case recorded no " +
                                       in_quotes(wanted.event) + "; \"filrouge case why --full\" numbers the steps."
                                 : "The case recorded no " + in_quotes(wanted.event) + ".");
  }
  const auto& declaration = pathway.events[recorded->taken.event.event];
  if (auto sentence = may_not_record(pathway, declaration, wanted.by)) return refused(std::move(*sentence));
  const auto fields = changed_fields(recorded->fields, wanted.fields);
  if (!fields) return malformed("The fields are no JSON object like {\"channel\": \"phone\"}.");
  const auto occurred = wanted.occurred ? wanted.occurred : recorded->occurred;
  const auto event = read_event(setting, wanted.event, *fields, occurred, recorded->recorded);
  if (!event) return malformed(event.error());
  const auto corrected = correct(setting, recorded->taken, *event, recorder.state(), recorded->set_since);
  if (!corrected) {
    const auto& sentences = corrected.error().sentences;
    return {AnswerKind::refused,
            sentences.empty() ? std::vector{std::string("The case would not have taken it.")} : sentences,
            {},
            {}};
  }
  AmendAnswer answer;
  answer.later = names_of(pathway, corrected->later);
  if (corrected->correction.facts.empty()) {
    answer.kind = AnswerKind::refused;
    answer.sentences.push_back(answer.later.empty()
                                   ? "Nothing would be other: " + in_quotes(wanted.event) + " left the facts like that."
                                   : "What it set has been set again since: correct the later event.");
    return answer;
  }
  for (const auto& [fact, value] : corrected->correction.facts) answer.facts.push_back(pathway.facts[fact].name);
  StepOrigin origin;
  origin.kind = port::HistoryKind::correction;
  origin.name = wanted.event;
  origin.occurred = occurred;
  origin.recorded = origin.effective = now;
  origin.by = wanted.by;
  origin.payload =
      to_payload(pathway, {recorded->step, payload_json(pathway, *event), occurred, corrected->correction});
  (void)recorder.step(corrected->correction, std::move(origin));
  return answer;
}

}  // namespace

AmendAnswer AmendCase::amend(const port::CaseKey& subject, Instant now, const Decide& decide) {
  for (int round = 0; round < rounds_max; ++round) {
    const auto found = cases_.find({subject});
    if (found.empty())
      throw OutsideFailure(OutsideFailure::Kind::not_found, "There is no case " + reference_of(subject) + ".");
    const auto& record = found.front();
    const auto& setting = library_.setting(record.pathway, record.key.school, parse_cohort(record.cohort).value_or(0));
    auto recorder = resume(setting, record, now);
    auto answer = decide(record, setting, recorder);
    if (answer.kind != AnswerKind::taken) return answer;
    for (const auto& fault : faults_of(record, recorder.faults(), now)) cases_.report(fault);
    const auto outcome = cases_.write({*write_of(record, recorder)});
    if (!outcome.incidents.empty())
      throw OutsideFailure(OutsideFailure::Kind::unreadable, "The case could not be stored; an incident was kept.");
    if (outcome.lost.empty()) return answer;
  }
  throw OutsideFailure(OutsideFailure::Kind::busy,
                       "Other programs keep writing the same case: try again when they have finished.");
}

AmendAnswer AmendCase::correct(const EventCorrection& correction, Instant now) {
  return amend(correction.subject, now,
               [&](const port::CaseRecord& record, const interpreter::Setting& setting, StepRecorder& recorder) {
                 return decide_correction(correction, cases_.history(record.key), setting, recorder, now);
               });
}

AmendAnswer AmendCase::reopen(const CaseReopening& reopening, Instant now) {
  return amend(reopening.subject, now,
               [&](const port::CaseRecord&, const interpreter::Setting& setting, StepRecorder& recorder) {
                 const auto& pathway = *setting.pathway;
                 if (auto sentence = may_not_act(pathway, reopening.by)) return refused(std::move(*sentence));
                 const auto state = interpreter::state_to_go_on_in(pathway, reopening.to);
                 if (!state) return malformed(state.error());
                 StepOrigin origin;
                 origin.kind = port::HistoryKind::reopened;
                 origin.name = pathway.states[*state].path;
                 origin.recorded = origin.effective = now;
                 origin.by = reopening.by;
                 if (recorder.step(interpreter::Reopening{*state}, std::move(origin)))
                   return refused("The case is open: there is nothing to reopen.");
                 return AmendAnswer{};
               });
}

}  // namespace filrouge::service

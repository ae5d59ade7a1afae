#include "engine/service/recorded_events.hpp"

#include "engine/expression/json.hpp"
#include "engine/interpreter/document.hpp"
#include "engine/service/event_form.hpp"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

namespace filrouge::service {
namespace {

using Json = nlohmann::json;
using History = std::vector<port::RecordedStep>;

History::const_iterator row_of_event(const History& history, const std::string& name,
                                     std::optional<std::int64_t> step) {
  const auto is_it = [&](const port::RecordedStep& each) {
    return each.row.kind == port::HistoryKind::event && each.row.name == name && (!step || each.sequence == *step);
  };
  const auto found = std::find_if(history.rbegin(), history.rend(), is_it);
  return found == history.rend() ? history.end() : std::prev(found.base());
}

// The case as the rows before this one left it.
std::optional<interpreter::Case> case_before(const History& history, History::const_iterator row,
                                             const pathway::Pathway& pathway) {
  std::string document = "{}";
  for (auto each = history.begin(); each != row; ++each) {
    auto next = interpreter::apply_patch(document, each->row.patch);
    if (!next) return std::nullopt;
    document = std::move(*next);
  }
  auto before = interpreter::from_document(pathway, document);
  if (!before) return std::nullopt;
  return std::move(*before);
}

void take_in(RecordedEvent& event, const port::RecordedStep& later, const interpreter::Setting& setting) {
  const bool corrects = later.row.kind == port::HistoryKind::correction;
  if (const auto known = corrects ? read_correction(*setting.pathway, later.row.payload) : std::nullopt;
      known && known->step == event.step) {
    event.fields = known->fields;
    event.occurred = known->occurred;
    return;
  }
  const auto reasons = interpreter::parse_codes(later.row.reasons);
  const bool is_event = later.row.kind == port::HistoryKind::event;
  const auto number = is_event ? pathway::find_event(*setting.pathway, later.row.name) : std::nullopt;
  const auto set = interpreter::facts_set(setting, number, reasons ? *reasons : std::vector<interpreter::Reason>{});
  set.each([&](pathway::FactIndex fact) { event.set_since.insert(fact); });
}

}  // namespace

std::string to_payload(const pathway::Pathway& pathway, const KeptCorrection& correction) {
  auto payload = Json{{"step", correction.step}, {"fields", Json::parse(correction.fields)}, {"facts", Json::object()}};
  if (correction.occurred) payload["occurred"] = filrouge::to_string(*correction.occurred);
  for (const auto& [fact, value] : correction.decision.facts)
    payload["facts"][pathway.facts[fact].name] = expression::to_json(value);
  return payload.dump();
}

std::optional<KeptCorrection> read_correction(const pathway::Pathway& pathway, const std::string& payload) {
  const auto object = Json::parse(payload, nullptr, false);
  if (!object.is_object() || !object.contains("facts") || !object["facts"].is_object()) return std::nullopt;
  KeptCorrection kept;
  kept.step = object.value("step", std::int64_t{0});
  kept.fields = object.value("fields", Json::object()).dump();
  kept.occurred = parse_day(object.value("occurred", std::string()));
  for (const auto& [name, json] : object["facts"].items()) {
    const auto fact = pathway::find_fact(pathway, name);
    if (!fact) return std::nullopt;
    auto value = expression::from_json(json, pathway.facts[*fact].type);
    if (!value) return std::nullopt;
    kept.decision.facts.emplace_back(*fact, *std::move(value));
  }
  return kept;
}

std::optional<RecordedEvent> find_event(const History& history, const interpreter::Setting& setting,
                                        const std::string& name, std::optional<std::int64_t> step) {
  const auto found = row_of_event(history, name, step);
  if (found == history.end()) return std::nullopt;
  const auto& row = found->row;
  auto before = case_before(history, found, *setting.pathway);
  if (!before) return std::nullopt;
  RecordedEvent event{
      found->sequence, row.recorded, row.payload, row.occurred, {std::move(*before), {}, row.effective}, {}};
  for (auto later = std::next(found); later != history.end(); ++later) take_in(event, *later, setting);
  auto read = read_event(setting, name, event.fields, event.occurred, event.recorded);
  if (!read) return std::nullopt;
  event.taken.event = std::move(*read);
  return event;
}

}  // namespace filrouge::service

#include "engine/scenario/values_read.hpp"

#include "engine/base/words.hpp"
#include "engine/expression/json.hpp"
#include "engine/interpreter/explain.hpp"
#include "engine/scenario/civil_time.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace filrouge::scenario {
namespace {

using expression::Segment;
using expression::Slot;
using interpreter::ReasonCode;
using pathway::EventSlots;

std::string name_of(const pathway::Pathway& p, Slot slot) {
  switch (slot.segment) {
    case Segment::facts:
      return p.facts[{slot.index}].name;
    case Segment::event:
      if (slot.index == EventSlots::name) return "event.name";
      if (slot.index == EventSlots::occurred) return "event.occurred";
      if (slot.index == EventSlots::recorded) return "event.recorded";
      return "event." + p.event_fields[slot.index - EventSlots::first_field];
    case Segment::constants:
      return slot.index < p.parameters.size() ? p.parameters[slot.index].name
                                              : p.milestones[slot.index - p.parameters.size()].name;
    case Segment::subject:
      break;
  }
  return p.subject_fields[slot.index];
}

std::string in_words(const expression::Value& value) {
  if (value.is_null()) return "empty";
  const auto* list = value.if_list();
  if (list && (list->empty() || list->front().if_map()))
    return std::to_string(list->size()) + (list->size() == 1 ? " entry" : " entries");
  return expression::to_json(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

// What the program reads, then what the computed facts among it read, and so on; each once.
std::vector<Slot> slots_read(const expression::Program& program, const pathway::Pathway& p) {
  auto slots = program.reads();
  for (std::size_t i = 0; i < slots.size(); ++i) {
    if (slots[i].segment != Segment::facts) continue;
    const auto* computed = std::get_if<pathway::ComputedFact>(&p.facts[{slots[i].index}].kind);
    if (!computed) continue;
    for (const auto slot : computed->is.reads()) {
      if (std::find(slots.begin(), slots.end(), slot) == slots.end()) slots.push_back(slot);
    }
  }
  return slots;
}

std::string on_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

// A sentence, and after it what was asked.
std::string followed_by(std::string sentence, const std::string& asked) {
  if (sentence.ends_with('.')) sentence.pop_back();
  return sentence + ": " + asked + ".";
}

// The guard that a reason speaks of.
const expression::Program* guard_of(const pathway::Pathway& p, const interpreter::Reason& reason) {
  const bool of_transition = reason.code == ReasonCode::guard_false || reason.code == ReasonCode::guard_failed ||
                             reason.code == ReasonCode::transition_taken;
  if (!of_transition) return nullptr;
  const auto& guard = p.transitions[{reason.a}].guard;
  return guard ? &*guard : nullptr;
}

void add_unmet(const Stepped& stepped, const Sight& sight, std::vector<std::string>& sentences) {
  const auto& p = *stepped.setting.pathway;
  const auto add = [&](const std::string& whose, const std::vector<pathway::Requirement>& requirements) {
    for (const auto& requirement : requirements) {
      if (requirement.guard.holds(frame_of(sight))) continue;
      sentences.push_back(
          followed_by(whose + " has a requirement that is not met", with_values(requirement.guard, sight)));
    }
  };
  const auto event = stepped.event->event;
  add("The event " + in_quotes(p.events[event].name), p.events[event].requirements);
  for (const auto task : stepped.setting.derived->closes[event.value]) {
    if (stepped.before.progress[task.value].phase != interpreter::TaskPhase::open) continue;
    add("The task " + in_quotes(p.tasks[task].rule), p.tasks[task].requirements);
  }
}

}  // namespace

expression::Frame frame_of(const Sight& sight) {
  expression::Frame frame;
  frame.segments[static_cast<std::size_t>(Segment::facts)] = sight.facts;
  frame.segments[static_cast<std::size_t>(Segment::event)] = sight.event;
  frame.segments[static_cast<std::size_t>(Segment::constants)] = sight.setting.constants;
  frame.now = sight.now;
  frame.place = sight.setting.place.get();
  frame.active = sight.active.words();
  return frame;
}

std::string with_values(const expression::Program& program, const Sight& sight) {
  std::vector<std::string> values;
  const auto frame = frame_of(sight);
  for (const auto slot : slots_read(program, *sight.setting.pathway)) {
    const auto& segment = frame.segments[static_cast<std::size_t>(slot.segment)];
    if (slot.index >= segment.size()) continue;
    values.push_back(name_of(*sight.setting.pathway, slot) + " = " + in_words(segment[slot.index]));
  }
  if (program.reads_clock()) values.push_back("now = " + civil_time(sight.now, *sight.setting.place->zone));
  auto text = on_one_line(program.text());
  for (std::size_t i = 0; i < values.size(); ++i) text += (i == 0 ? ", where " : ", ") + values[i];
  return text;
}

std::vector<std::string> explained(const Stepped& stepped) {
  const auto& [setting, at, event, before, step] = stepped;
  // A fact has the value of after the step as soon as a reason says that it changed.
  auto facts = before.facts;
  std::span<const expression::Value> fields;
  if (event) fields = event->fields;
  const Sight sight{setting, facts, fields, before.active, at};
  std::vector<std::string> sentences;
  for (const auto& reason : step.reasons) {
    if (reason.code == ReasonCode::fact_set || reason.code == ReasonCode::log_appended)
      facts[reason.a] = step.after.facts[reason.a];
    auto sentence = interpreter::explain(*setting.pathway, reason);
    const auto* guard = guard_of(*setting.pathway, reason);
    sentences.push_back(guard ? followed_by(std::move(sentence), with_values(*guard, sight)) : std::move(sentence));
  }
  if (step.refused && step.refused->kind == interpreter::Refusal::Kind::requirement_unmet)
    add_unmet(stepped, sight, sentences);
  return sentences;
}

}  // namespace filrouge::scenario

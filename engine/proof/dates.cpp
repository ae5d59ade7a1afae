#include "engine/proof/dates.hpp"

#include <algorithm>

namespace filrouge::proof {

using interpreter::Anchor;
using interpreter::MomentBase;
using interpreter::Setting;
using pathway::Moment;
using pathway::Timer;

namespace {

bool counts_from_opening(const Moment& moment) {
  return std::holds_alternative<calendar::FromEntry>(moment.anchor) ||
         std::holds_alternative<pathway::OpenAnchor>(moment.anchor);
}

std::optional<Instant> opening(const Setting& setting, const pathway::Task& task) {
  const auto* open = std::get_if<pathway::OpenAtMoment>(&task.open);
  if (open == nullptr || !is_of_the_calendar(open->moment)) return std::nullopt;
  return instant_of(setting, open->moment);
}

// As the interpreter reads a deadline: one that means a day is that day.
Anchor due_of(const Setting& setting, const pathway::Task& task, std::optional<Instant> opened) {
  if (!task.due) return std::monostate{};
  const bool from_opening = counts_from_opening(*task.due);
  if (from_opening ? !opened : !is_of_the_calendar(*task.due)) return std::monostate{};
  const auto due = instant_of(setting, *task.due, {opened.value_or(Instant{}), {}});
  if (!due) return std::monostate{};
  if (!interpreter::is_day(*task.due)) return *due;
  const auto& zone = *setting.place->zone;
  return from_opening ? zone.day(*due) : zone.day(*due - std::chrono::microseconds{1});
}

}  // namespace

bool is_of_the_calendar(const Moment& moment) {
  const auto* slot = std::get_if<expression::Slot>(&moment.anchor);
  if (slot != nullptr) return slot->segment == expression::Segment::constants;
  return std::holds_alternative<calendar::DateRule>(moment.anchor);
}

bool closes(const Subject& subject, const Timer& timer) {
  for (const auto index : timer.branches) {
    const auto& branch = subject.pathway.transitions[index];
    const auto domain = subject.derived.domains[index.value];
    if (!domain || !is_descendant(subject.pathway, timer.state, *domain)) return false;
    if (!branch.guard) return true;
  }
  return false;
}

std::vector<Closing> closings(const Subject& subject) {
  std::vector<Closing> found;
  for (const auto& timer : subject.pathway.timers) {
    if (is_of_the_calendar(timer.moment) && closes(subject, timer)) found.push_back({timer.state, &timer});
  }
  return found;
}

std::optional<Instant> instant_of(const Setting& setting, const Moment& moment, const MomentBase& base) {
  const auto instant = interpreter::resolve(setting, {}, moment, base);
  return instant ? *instant : std::nullopt;
}

std::optional<Instant> earliest(const Setting& setting, const pathway::Task& task, const pathway::Rung& rung) {
  if (is_of_the_calendar(rung.at)) return instant_of(setting, rung.at);
  const auto opened = opening(setting, task);
  if (counts_from_opening(rung.at)) {
    return opened ? instant_of(setting, rung.at, {*opened, {}}) : std::nullopt;
  }
  if (!std::holds_alternative<pathway::DueAnchor>(rung.at.anchor)) return std::nullopt;
  return instant_of(setting, rung.at, {{}, due_of(setting, task, opened)});
}

}  // namespace filrouge::proof

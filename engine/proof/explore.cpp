#include "engine/proof/explore.hpp"

#include <algorithm>
#include <functional>

namespace filrouge::proof {

using expression::Segment;
using expression::Value;
using interpreter::Case;
using pathway::EventIndex;
using pathway::FactIndex;

namespace {

void mix(std::size_t& hash, std::size_t more) {
  hash ^= more + std::size_t{0x9e3779b97f4a7c15} + (hash << 6U) + (hash >> 2U);
}

std::size_t configuration_of(const Case& c) {
  std::size_t hash = c.closed ? 1 : 0;
  for (const auto word : c.active.words()) mix(hash, std::hash<std::uint64_t>{}(word));
  return hash;
}

// Values that guards tell apart; of dates, texts and logs only whether there is one.
std::size_t value_of(const Value& value, bool is_enum) {
  if (value.is_null()) return 0;
  if (const auto* truth = value.if_bool()) return *truth ? 2 : 3;
  if (const auto* number = value.if_int()) return std::hash<std::int64_t>{}(*number) + 4;
  if (const auto* text = value.if_string(); text != nullptr && is_enum) return std::hash<std::string>{}(*text);
  return 1;
}

bool came_to_rest(const interpreter::Step& step) {
  return std::none_of(step.reasons.begin(), step.reasons.end(), [](const interpreter::Reason& reason) {
    return reason.code == interpreter::ReasonCode::endless || reason.code == interpreter::ReasonCode::too_much_work;
  });
}

// Enters the facts that the program reads, and those they are computed from.
void enter_reads(const pathway::Pathway& pathway, const expression::Program& program, Facts& into) {
  for (const auto slot : program.reads()) {
    const FactIndex fact{slot.index};
    if (slot.segment != Segment::facts || into.contains(fact)) continue;
    into.insert(fact);
    const auto* computed = std::get_if<pathway::ComputedFact>(&pathway.facts[fact].kind);
    if (computed != nullptr) enter_reads(pathway, computed->is, into);
  }
}

// Per state, the facts that its guards, its outcome and its deadlines ask for.
std::vector<Facts> facts_asked(const pathway::Pathway& pathway) {
  std::vector<Facts> asked(pathway.states.size(), Facts(pathway.facts.size()));
  for (const auto& transition : pathway.transitions) {
    if (transition.guard) enter_reads(pathway, *transition.guard, asked[transition.source.value]);
  }
  for (const auto& deadline : pathway.deadlines) {
    if (deadline.when) enter_reads(pathway, *deadline.when, asked[deadline.state.value]);
    if (deadline.never) enter_reads(pathway, *deadline.never, asked[deadline.state.value]);
  }
  for (const auto index : pathway.states.indices()) {
    const auto& outcome = pathway.states[index].outcome;
    if (outcome && outcome->expression) enter_reads(pathway, *outcome->expression, asked[index.value]);
  }
  return asked;
}

Facts united(const std::vector<Facts>& sets, std::size_t facts) {
  Facts all(facts);
  for (const auto& set : sets) set.each([&all](FactIndex fact) { all.insert(fact); });
  return all;
}

}  // namespace

Explorer::Explorer(const interpreter::Setting& setting)
    : setting_(setting),
      payloads_(setting),
      asked_in_(facts_asked(*setting.pathway)),
      asked_(united(asked_in_, setting.pathway->facts.size())) {}

void Explorer::run(std::size_t steps_max, const std::function<void(const Tried&)>& see,
                   const std::function<void(const Visit&)>& rest) {
  steps_left_ = steps_max;
  see_ = see;
  rest_ = rest;
  open();
  while (steps_left_ > 0 && !waiting_.empty()) {
    const auto next = waiting_.begin()->second;
    waiting_.erase(waiting_.begin());
    expand(*next);
  }
}

// In the autumn of the cohort's last school year.
void Explorer::open() {
  using namespace std::chrono;
  const Day day{year{setting_.cohort} / October / 1};
  Visit opening{interpreter::blank_case(*setting_.pathway), setting_.place->zone->begin(day) + hours{9}, nullptr, {}};
  auto opened = step(opening.c, interpreter::Open{}, opening.now);
  see_({opening, nullptr, opened, opening.now});
  opening.c = std::move(opened.after);
  arrive(std::move(opening));
}

interpreter::Step Explorer::step(Case before, const interpreter::Stimulus& stimulus, Instant now) {
  if (steps_left_ > 0) --steps_left_;
  return interpreter::step(setting_, std::move(before), stimulus, now);
}

void Explorer::expand(const Visit& visit) {
  if (visit.c.closed) return;
  let_time_pass(visit);
  for (const auto event : setting_.pathway->events.indices()) {
    if (!matters(event, visit.c)) continue;
    for (std::size_t form = 0; form < payloads_.count(event) && steps_left_ > 0; ++form) {
      try_event(visit, payloads_.event(event, form, visit.now));
    }
  }
}

// Somebody may record it, and it may lead on or change what guards answer.
bool Explorer::matters(EventIndex index, const Case& c) const {
  const auto& event = setting_.pathway->events[index];
  if (!event.declared) return false;
  if (setting_.derived->hearers(index).intersects(c.active)) return true;
  return std::any_of(event.set.begin(), event.set.end(), [this](const auto& set) { return asked_.contains(set.fact); });
}

void Explorer::try_event(const Visit& visit, interpreter::Event event) {
  const auto name = *setting_.derived->event_names[event.event.value].if_string();
  const interpreter::Stimulus stimulus{std::move(event)};
  auto taken = step(visit.c, stimulus, visit.now);
  see_({visit, std::get_if<interpreter::Event>(&stimulus), taken, visit.now});
  if (!taken.refused && came_to_rest(taken)) arrive({std::move(taken.after), visit.now, &visit, name});
}

// Until it changes anything that matters here; reminders do not.
void Explorer::let_time_pass(const Visit& visit) {
  constexpr int wakes_max = 60;
  auto c = visit.c;
  for (int wakes = 0; wakes < wakes_max && steps_left_ > 0; ++wakes) {
    const auto due = interpreter::wake_at(c);
    if (!due) return;
    auto fired = step(std::move(c), interpreter::Due{}, *due);
    see_({visit, nullptr, fired, *due});
    if (!came_to_rest(fired)) return;
    c = std::move(fired.after);
    if (likeness(c, asked_) == likeness(visit.c, asked_)) continue;
    return arrive({std::move(c), *due, &visit, to_string(setting_.place->zone->day(*due))});
  }
}

void Explorer::arrive(Visit visit) {
  if (!seen_.insert(likeness(visit.c, asked_)).second) return;
  Facts asked_here(setting_.pathway->facts.size());
  visit.c.active.each([&](pathway::StateIndex state) {
    asked_in_[state.value].each([&asked_here](FactIndex fact) { asked_here.insert(fact); });
  });
  const bool is_new_here = answers_.insert(likeness(visit.c, asked_here)).second;
  auto& ranks = ranks_[configuration_of(visit.c)];
  const auto rank = is_new_here ? ranks.of_new++ : ranks.of_alike++;
  visits_.push_back(std::move(visit));
  waiting_.emplace(std::tuple{!is_new_here, rank, visits_.size()}, &visits_.back());
  rest_(visits_.back());
}

std::size_t Explorer::likeness(const Case& c, const Facts& facts) const {
  auto hash = configuration_of(c);
  facts.each([&](FactIndex fact) {
    mix(hash, value_of(c.facts[fact.value], !setting_.pathway->facts[fact].type.values.empty()));
  });
  return hash;
}

std::string way_to(const pathway::Pathway& pathway, const Visit& visit) {
  constexpr int shown_max = 10;
  std::string way;
  const auto* at = &visit;
  for (int shown = 1;; ++shown) {
    std::string here;
    for (const auto& name : interpreter::configuration_names(pathway, at->c))
      here += (here.empty() ? "" : " + ") + name;
    way = here + way;
    if (at->before == nullptr) return way;
    way = " > " + at->by + " > " + way;
    if (shown == shown_max) return "…" + way;
    at = at->before;
  }
}

}  // namespace filrouge::proof

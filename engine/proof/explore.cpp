#include "engine/proof/explore.hpp"

#include "engine/proof/hearing.hpp"

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

bool Explorer::run(std::size_t steps_max, const std::function<void(const Tried&)>& see,
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
  return waiting_.empty() && steps_left_ > 0 && !is_cut_;
}

// In the autumn of the cohort's last school year.
void Explorer::open() {
  using namespace std::chrono;
  const Day day{year{setting_.cohort} / October / 1};
  Visit opening{
      interpreter::blank_case(*setting_.pathway), setting_.place->zone->begin(day) + hours{9}, nullptr, {}, {}};
  auto opened = step(opening.c, interpreter::Open{}, opening.now);
  see_({opening, nullptr, opened, opening.now, {}});
  opening.silent_since = silent_since(*setting_.pathway, {}, opened, opening.now);
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
  see_({visit, std::get_if<interpreter::Event>(&stimulus), taken, visit.now, visit.silent_since});
  if (taken.refused || !came_to_rest(taken)) return;
  const auto since = silent_since(*setting_.pathway, visit.silent_since, taken, visit.now);
  arrive({std::move(taken.after), visit.now, &visit, name, since});
}

// Until it changes anything that matters here; reminders do not.
void Explorer::let_time_pass(const Visit& visit) {
  constexpr int wakes_max = 60;
  auto c = visit.c;
  auto since = visit.silent_since;
  bool is_eve_tried = !since;
  for (int wakes = 0; wakes < wakes_max && steps_left_ > 0; ++wakes) {
    const auto due = interpreter::wake_at(c);
    if (!due) return;
    auto before = is_eve_tried ? Case() : c;
    auto fired = step(std::move(c), interpreter::Due{}, *due);
    see_({visit, nullptr, fired, *due, since});
    if (!came_to_rest(fired)) return;
    const auto silent = silent_since(*setting_.pathway, since, fired, *due);
    const bool is_moved = likeness(fired.after, asked_) != likeness(visit.c, asked_);
    if (!is_eve_tried && (is_moved || silent != since)) {
      is_eve_tried = true;
      wait_until_the_eve(visit, std::move(before), *due);
    }
    since = silent;
    c = std::move(fired.after);
    if (is_moved) return arrive({std::move(c), *due, &visit, to_string(setting_.place->zone->day(*due)), since});
  }
  is_cut_ = true;
}

// What is recorded at the last minute may lead on to a silence that goes on.
void Explorer::wait_until_the_eve(const Visit& visit, Case c, Instant due) {
  const auto eve = due - std::chrono::minutes{1};
  if (eve <= visit.now) return;
  follow({std::move(c), eve, &visit, to_string(setting_.place->zone->day(eve)), visit.silent_since}, Turn::again);
}

// Where alike ones were followed: this one comes earlier, or will have been silent for longer when it goes on.
bool Explorer::matters_again(const Visit& visit, Extremes& alike) {
  constexpr std::chrono::days longest_max{3660};  // who waits for longer waits for ever
  const auto next = interpreter::wake_at(visit.c);
  const auto silence = visit.silent_since && next ? *next - *visit.silent_since : Instant::duration{};
  const bool matters = visit.now < alike.earliest || (silence > alike.silence && alike.silence < longest_max);
  alike.earliest = std::min(alike.earliest, visit.now);
  alike.silence = std::max(alike.silence, silence);
  return matters;
}

void Explorer::arrive(Visit visit) {
  const auto [alike, is_new] = seen_.try_emplace(likeness(visit.c, asked_), Extremes{visit.now, {}});
  const bool matters = matters_again(visit, alike->second);
  if (!is_new && !matters) return;
  Facts asked_here(setting_.pathway->facts.size());
  visit.c.active.each([&](pathway::StateIndex state) {
    asked_in_[state.value].each([&asked_here](FactIndex fact) { asked_here.insert(fact); });
  });
  const bool is_new_here = answers_.insert(likeness(visit.c, asked_here)).second;
  follow(std::move(visit), is_new_here ? Turn::new_here : is_new ? Turn::new_elsewhere : Turn::again);
}

void Explorer::follow(Visit visit, Turn turn) {
  auto& ranks = ranks_[configuration_of(visit.c)];
  const auto rank = ranks.at(static_cast<std::size_t>(turn))++;
  visits_.push_back(std::move(visit));
  waiting_.emplace(std::tuple{turn, rank, visits_.size()}, &visits_.back());
  rest_(visits_.back());
}

std::size_t Explorer::likeness(const Case& c, const Facts& facts) const {
  auto hash = configuration_of(c);
  facts.each([&](FactIndex fact) {
    mix(hash, value_of(c.facts[fact.value], !setting_.pathway->facts[fact].type.values.empty()));
  });
  return hash;
}

std::string place_of(const pathway::Pathway& pathway, const Case& c) {
  std::string place;
  for (const auto& name : interpreter::configuration_names(pathway, c)) place += (place.empty() ? "" : " + ") + name;
  return place;
}

std::string way_to(const pathway::Pathway& pathway, const Visit& visit) {
  constexpr int shown_max = 10;
  std::string way;
  const auto* at = &visit;
  for (int shown = 1;; ++shown) {
    way = place_of(pathway, at->c) + way;
    if (at->before == nullptr) return way;
    way = " > " + at->by + " > " + way;
    if (shown == shown_max) return "…" + way;
    at = at->before;
  }
}

}  // namespace filrouge::proof

#include "engine/proof/deadlines.hpp"

#include "engine/base/words.hpp"
#include "engine/proof/combinations.hpp"
#include "engine/proof/dates.hpp"
#include "engine/proof/paths.hpp"

#include <algorithm>

namespace filrouge::proof {

using interpreter::Case;
using interpreter::Setting;
using pathway::Deadline;
using pathway::Moment;

namespace {

expression::Frame frame_of(const Setting& setting, const Case& c) {
  expression::Frame frame;
  frame.segments[static_cast<std::size_t>(expression::Segment::facts)] = c.facts;
  frame.segments[static_cast<std::size_t>(expression::Segment::constants)] = setting.constants;
  frame.place = setting.place.get();
  frame.active = c.active.words();
  return frame;
}

// Counted from the same thing, and never later.
bool is_no_later(const Moment& moment, const Moment& limit) {
  if (moment.anchor != limit.anchor || moment.time_of_day != limit.time_of_day || moment.after > limit.after)
    return false;
  if (!moment.offset || !limit.offset) return moment.offset == limit.offset;
  return moment.offset->unit == limit.offset->unit && moment.offset->count <= limit.offset->count;
}

}  // namespace

Deadlines::Deadlines(const Subject& subject, const Setting& setting, Findings& findings)
    : subject_(subject), setting_(setting), findings_(findings) {
  for (const auto& deadline : subject.pathway.deadlines) {
    standing_.push_back(is_shown(deadline) ? Standing::shown : Standing::open);
  }
}

bool Deadlines::is_shown(const Deadline& deadline) const {
  if (deadline.never) return is_never(deadline);
  if (deadline.silence) return false;
  const auto chain = outwards(subject_.pathway, deadline.state);
  return std::any_of(chain.begin(), chain.end(), [&](pathway::StateIndex state) {
    const auto& timers = subject_.pathway.states[state].timers;
    return std::any_of(timers.begin(), timers.end(),
                       [&](auto timer) { return is_left_by(subject_.pathway.timers[timer], deadline); });
  });
}

bool Deadlines::is_left_by(const pathway::Timer& timer, const Deadline& deadline) const {
  if (!closes(subject_, timer)) return false;
  if (is_no_later(timer.moment, *deadline.until)) return true;
  if (!is_of_the_calendar(timer.moment) || !is_of_the_calendar(*deadline.until)) return false;
  return std::all_of(subject_.settings.begin(), subject_.settings.end(), [&](const Setting& setting) {
    const auto end = instant_of(setting, *deadline.until);
    const auto left = instant_of(setting, timer.moment);
    return !end || (left && *left <= *end);
  });
}

bool Deadlines::is_never(const Deadline& deadline) const {
  const expression::Program* conditions[] = {&*deadline.never};
  auto combinations = Combinations::of(setting_, conditions);
  if (!combinations) return false;
  bool any = false;
  combinations->each([&](const expression::Frame& frame) { return !(any = deadline.never->holds(frame)); });
  return !any;
}

bool Deadlines::concerns(const Deadline& deadline, const Case& c) const {
  return c.active.contains(deadline.state) && (!deadline.when || deadline.when->holds(frame_of(setting_, c)));
}

std::optional<Instant> Deadlines::end_for(const Deadline& deadline, const Case& c,
                                          std::optional<Instant> silent_since) const {
  auto since = c.visits[deadline.state.value].entered;
  if (deadline.silence) {
    if (!silent_since) return std::nullopt;
    since = std::max(since, *silent_since);
  }
  const auto& limit = deadline.silence ? *deadline.silence : *deadline.until;
  const auto end = interpreter::resolve(setting_, c.facts, limit, {since, {}});
  return end ? *end : std::nullopt;
}

// Between a visit and the next wake the case rested where it was.
void Deadlines::see(const Tried& tried) {
  if (tried.event != nullptr) return;
  for (std::size_t i = 0; i < standing_.size(); ++i) {
    const auto& deadline = subject_.pathway.deadlines[i];
    if (standing_[i] != Standing::open || deadline.never || !concerns(deadline, tried.from.c)) continue;
    const auto end = end_for(deadline, tried.from.c, tried.silent_since);
    if (end && *end < tried.now) report(i, tried.from, "until " + to_string(setting_.place->zone->day(tried.now)));
  }
}

void Deadlines::rest(const Visit& visit) {
  for (std::size_t i = 0; i < standing_.size(); ++i) {
    const auto& deadline = subject_.pathway.deadlines[i];
    if (standing_[i] != Standing::open || !concerns(deadline, visit.c)) continue;
    if (deadline.never) {
      if (deadline.never->holds(frame_of(setting_, visit.c))) report(i, visit, "where it should never be");
      continue;
    }
    const auto end = end_for(deadline, visit.c, visit.silent_since);
    if (!end || visit.c.closed) continue;
    if (*end < visit.now) report(i, visit, "on " + to_string(setting_.place->zone->day(visit.now)));
    if (standing_[i] == Standing::open && !interpreter::wake_at(visit.c)) report(i, visit, "until somebody acts");
  }
}

void Deadlines::report(std::size_t index, const Visit& visit, const std::string& since) {
  const auto& deadline = subject_.pathway.deadlines[index];
  standing_[index] = Standing::broken;
  findings_.add("deadline-broken", deadline.origin,
                in_quotes(deadline.title) + " does not hold: a " +
                    (deadline.silence ? "pupil hears nothing in " + in_quotes(place_of(subject_.pathway, visit.c))
                                      : "case is in " + in_quotes(subject_.pathway.states[deadline.state].path)) +
                    " " + since + " (" + way_to(subject_.pathway, visit) + ").",
                deadline.silence ? "Tell the pupil something before that, or give somebody a task for him."
                                 : "Let time lead out of the state before that.");
}

void Deadlines::tell_open(bool is_all) const {
  for (std::size_t i = 0; i < standing_.size(); ++i) {
    const auto& deadline = subject_.pathway.deadlines[i];
    if (standing_[i] != Standing::open || (deadline.silence && is_all)) continue;
    findings_.add("deadline-open", deadline.origin,
                  "It cannot be shown that " + in_quotes(deadline.title) + " holds; no case that was played breaks it.",
                  deadline.silence ? "There was more to play than time for: a smaller pathway shows it."
                                   : "It is shown where a moment without guard leads out of the state in time.");
  }
}

}  // namespace filrouge::proof

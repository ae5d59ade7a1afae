#include "engine/base/words.hpp"
#include "engine/pathway/graph.hpp"
#include "engine/proof/dates.hpp"
#include "engine/proof/paths.hpp"

#include <algorithm>
#include <functional>
#include <map>

namespace filrouge::proof {
namespace {

using interpreter::Setting;
using pathway::StateIndex;

using When = std::function<std::optional<Instant>(const Setting&)>;

// What a state does at a moment.
struct Dated {
  StateIndex state;
  std::string what;  // with its article, for the beginning of a sentence
  const pathway::Origin& origin;
  When when;
};

// The civil day, and the time of day where it is not the beginning of that day.
std::string shown(const Setting& setting, Instant instant) {
  const auto local = setting.place->zone->local(instant);
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(local - day).count();
  if (minutes == 0) return to_string(day);
  const auto two = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return to_string(day) + " " + two(minutes / 60) + ":" + two(minutes % 60);
}

class TooLate {
 public:
  TooLate(const Subject& subject, Findings& findings) : subject_(subject), findings_(findings) {
    for (const auto& setting : subject.settings) cohorts_[setting.cohort].push_back(&setting);
    for (const auto& closing : closings(subject)) closing_[closing.state].push_back(closing.timer);
  }

  void look_at_all() {
    const auto& pathway = subject_.pathway;
    if (closing_.empty() || cohorts_.empty()) return;
    for (const auto& task : pathway.tasks) look_at(task);
    for (const auto& tell : pathway.tells) {
      if (tell.open) look_at(tell.state, "The message " + in_quotes(tell.name), tell.origin, *tell.open);
    }
    for (const auto& timer : pathway.timers) {
      look_at(timer.state, "The way out " + in_quotes(named(timer)), timer.origin, timer.moment);
    }
  }

 private:
  // "after july_close"
  [[nodiscard]] std::string named(const pathway::Timer& timer) const {
    const auto& pathway = subject_.pathway;
    const auto label = pathway::arrow_label(pathway, pathway.transitions[timer.branches.front()]);
    return label.substr(0, label.find(" ["));
  }
  void look_at(const pathway::Task& task) {
    const auto named = in_quotes(task.name);
    if (const auto* open = std::get_if<pathway::OpenAtMoment>(&task.open)) {
      if (look_at(task.state, "The task " + named, task.origin, open->moment)) return;
    }
    if (!task.ladder) return;
    for (const auto& rung : subject_.pathway.ladders[*task.ladder].rungs) {
      (void)look_at({task.state, "The reminder " + in_quotes(rung.name) + " of the task " + named, task.origin,
                     [&](const Setting& setting) { return earliest(setting, task, rung); }});
    }
  }
  bool look_at(StateIndex state, std::string what, const pathway::Origin& origin, const pathway::Moment& moment) {
    if (!is_of_the_calendar(moment)) return false;
    return look_at({state, std::move(what), origin, [&](const Setting& s) { return instant_of(s, moment); }});
  }

  // True when it comes too late.
  bool look_at(const Dated& dated) {
    for (const auto state : outwards(subject_.pathway, dated.state)) {
      const auto closing = closing_.find(state);
      if (closing == closing_.end()) continue;
      for (const auto* timer : closing->second) {
        for (const auto& [cohort, settings] : cohorts_) {
          if (const auto* setting = too_late(dated, *timer, settings)) {
            report(dated, *timer, *setting);
            return true;
          }
        }
      }
    }
    return false;
  }

  // A place where it comes after the state was left, when that is so in every place whose dates are known.
  static const Setting* too_late(const Dated& dated, const pathway::Timer& closing,
                                 const std::vector<const Setting*>& settings) {
    const Setting* example = nullptr;
    for (const auto* setting : settings) {
      const auto left = instant_of(*setting, closing.moment);
      const auto comes = dated.when(*setting);
      if (!left || !comes) continue;
      if (*comes <= *left) return nullptr;
      if (example == nullptr) example = setting;
    }
    return example;
  }

  void report(const Dated& dated, const pathway::Timer& closing, const Setting& setting) {
    const auto year = std::to_string(setting.cohort) + "-" + std::to_string(setting.cohort + 1);
    findings_.add("dead-rung", dated.origin,
                  dated.what + " never comes: for the cohort " + year + " it falls on " +
                      shown(setting, *dated.when(setting)) + ", but " +
                      in_quotes(subject_.pathway.states[closing.state].path) + " is left " + named(closing) + " (" +
                      shown(setting, *instant_of(setting, closing.moment)) + ").",
                  "Choose an earlier moment, or declare it on an outer state.");
  }

  const Subject& subject_;
  Findings& findings_;
  std::map<int, std::vector<const Setting*>> cohorts_;
  std::map<StateIndex, std::vector<const pathway::Timer*>> closing_;
};

}  // namespace

void prove_in_time(const Subject& subject, Findings& findings) {
  TooLate{subject, findings}.look_at_all();
}

}  // namespace filrouge::proof

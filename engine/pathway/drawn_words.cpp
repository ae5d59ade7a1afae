#include "engine/pathway/drawn_words.hpp"

#include "engine/base/overloaded.hpp"

#include <algorithm>
#include <array>

namespace filrouge::pathway {
namespace {

struct Words {
  std::array<std::pair<const char*, const char*>, 9> units;  // of calendar::Unit: one, and several
  const char* before;
  const char* after;
  const char* from;  // on the day of a date and later
  const char* opening;
  const char* due;
  const char* always;
  const char* done;
};

constexpr Words english{{{{"second", "seconds"},
                          {"minute", "minutes"},
                          {"hour", "hours"},
                          {"day", "days"},
                          {"week", "weeks"},
                          {"month", "months"},
                          {"working day", "working days"},
                          {"ouvrable day", "ouvrable days"},
                          {"school day", "school days"}}},
                        "before",
                        "after",
                        "from",
                        "opening",
                        "due date",
                        "at once",
                        "done"};
constexpr Words french{{{{"seconde", "secondes"},
                         {"minute", "minutes"},
                         {"heure", "heures"},
                         {"jour", "jours"},
                         {"semaine", "semaines"},
                         {"mois", "mois"},
                         {"jour ouvré", "jours ouvrés"},
                         {"jour ouvrable", "jours ouvrables"},
                         {"jour de classe", "jours de classe"}}},
                       "avant",
                       "après",
                       "dès",
                       "ouverture",
                       "échéance",
                       "aussitôt",
                       "terminé"};

const Words& words_of(const Pathway& pathway) {
  return pathway.locale == "fr" ? french : english;
}

const std::string& titled(const std::string& title, const std::string& name) {
  return title.empty() ? name : title;
}

std::string name_of(const Pathway& pathway, expression::Slot slot) {
  if (slot.segment == expression::Segment::facts) {
    const auto& fact = pathway.facts[FactIndex{slot.index}];
    return titled(fact.title, fact.name);
  }
  if (slot.index < pathway.parameters.size()) {
    return titled(pathway.parameters[slot.index].title, pathway.parameters[slot.index].name);
  }
  const auto& milestone = pathway.milestones[slot.index - pathway.parameters.size()];
  return titled(milestone.title, milestone.name);
}

// What a moment counts from; empty for the entry.
std::string anchor_of(const Pathway& pathway, const MomentAnchor& anchor) {
  const auto& words = words_of(pathway);
  return std::visit(overloaded{[](const calendar::FromEntry&) { return std::string(); },
                               [&](const OpenAnchor&) { return std::string(words.opening); },
                               [&](const DueAnchor&) { return std::string(words.due); },
                               [](const calendar::DateRule& rule) { return to_string(rule); },
                               [&](const expression::Slot& slot) { return name_of(pathway, slot); }},
                    anchor);
}

std::string time_of(std::chrono::minutes time) {
  const auto two = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return " " + two(time.count() / 60) + ":" + two(time.count() % 60);
}

// "10 jours ouvrés avant Rentrée", "1 mois", "Fermeture 12:00".
std::string moment_of(const Pathway& pathway, const Moment& moment) {
  const auto& words = words_of(pathway);
  const auto anchor = anchor_of(pathway, moment.anchor);
  std::string text = anchor;
  if (moment.offset) {
    const auto count = moment.offset->count < 0 ? -moment.offset->count : moment.offset->count;
    const auto& [one, several] = words.units.at(static_cast<std::size_t>(moment.offset->unit));
    text = std::to_string(count) + " " + (count == 1 ? one : several);
    if (!anchor.empty())
      text += std::string(" ") + (moment.offset->count < 0 ? words.before : words.after) + " " + anchor;
  }
  return moment.time_of_day ? text + time_of(*moment.time_of_day) : text;
}

std::string timer_label(const Pathway& pathway, const Moment& moment) {
  const auto& words = words_of(pathway);
  const bool elapses = moment.after || std::holds_alternative<calendar::FromEntry>(moment.anchor);
  return std::string(elapses ? words.after : words.from) + " " + moment_of(pathway, moment);
}

std::string heard(const Pathway& pathway, const Transition& transition) {
  std::string all;
  for (const auto& pattern : transition.events) {
    const auto event = find_event(pathway, pattern.prefix);
    std::string name = pattern.prefix.empty() ? "*" : pattern.prefix;
    if (event) name = titled(pathway.events[*event].title, name);
    all += (all.empty() ? "" : ", ") + name;
  }
  return all;
}

std::string who(const Pathway& pathway, const Task& task, const Rung& rung) {
  std::string all;
  const auto add = [&](RoleIndex role) {
    all += (all.empty() ? "" : ", ") + titled(pathway.roles[role].title, pathway.roles[role].name);
  };
  if (rung.owner) add(task.role);
  for (const auto role : rung.to.roles) add(role);
  return all;
}

}  // namespace

std::string drawn_title(const State& state) {
  if (state.kind == StateKind::deep_history) return "H*";
  if (state.kind == StateKind::shallow_history) return "H";
  return titled(state.title, state.name);
}

std::vector<std::string> drawn_label(const Pathway& pathway, const Transition& transition) {
  const auto& words = words_of(pathway);
  std::vector<std::string> lines{transition.of_own_done ? std::string(words.done)
                                 : transition.timer     ? timer_label(pathway, pathway.timers[*transition.timer].moment)
                                 : transition.events.empty() ? std::string(words.always)
                                                             : heard(pathway, transition)};
  if (transition.guard) lines.push_back("[" + transition.guard->text() + "]");
  return lines;
}

bool leaves_root(const Pathway& pathway) {
  const bool by_arrow = std::any_of(pathway.transitions.begin(), pathway.transitions.end(),
                                    [](const Transition& t) { return t.source == root_state && !t.targets.empty(); });
  return by_arrow || std::any_of(pathway.tasks.begin(), pathway.tasks.end(),
                                 [](const Task& task) { return task.state == root_state && task.ladder; });
}

std::vector<std::string> drawn_task(const Pathway& pathway, const Task& task) {
  const auto& role = pathway.roles[task.role];
  return {titled(task.title, task.name), titled(role.title, role.name)};
}

std::vector<std::string> drawn_reminders(const Pathway& pathway, const Task& task) {
  std::vector<std::string> lines;
  for (const auto& rung : pathway.ladders[*task.ladder].rungs) {
    lines.push_back(moment_of(pathway, rung.at) + " : " + who(pathway, task, rung));
  }
  return lines;
}

}  // namespace filrouge::pathway

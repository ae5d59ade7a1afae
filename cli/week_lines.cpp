#include "cli/week_lines.hpp"

#include <iomanip>
#include <ostream>

namespace filrouge::cli {
namespace {

constexpr const char* between = " · ";
constexpr int number_width = 4;

std::size_t total(const std::map<std::string, std::size_t>& counts) {
  std::size_t sum = 0;
  for (const auto& [name, count] : counts) sum += count;
  return sum;
}

void add(std::string& list, const std::string& item) {
  list += (list.empty() ? "" : between) + item;
}

std::string sent_in_words(const std::map<std::string, std::size_t>& sent) {
  std::string list;
  for (const auto& [message, count] : sent) add(list, std::to_string(count) + " " + message);
  return list;
}

}  // namespace

// The titles of the cohort's dates in the week that begins with `monday`.
std::string WeekTeller::dates_of(Day monday) const {
  const auto& milestones = setting_.pathway->milestones;
  std::map<Day, std::string> dates;
  for (std::size_t i = 0; i < milestones.size(); ++i) {
    const auto* day = setting_.constants[setting_.pathway->parameters.size() + i].if_date();
    if (day == nullptr || *day < monday || *day >= monday + std::chrono::days(7)) continue;
    add(dates[*day], milestones[i].title.empty() ? milestones[i].name : milestones[i].title);
  }
  std::string list;
  for (const auto& [day, titles] : dates) add(list, to_string(day) + " " + titles);
  return list;
}

// How many cases are in each of the outermost states, in the order of the pathway.
std::string WeekTeller::whereabouts(const Stretch& week) const {
  const auto& states = setting_.pathway->states;
  std::string list;
  for (const auto index : states[pathway::root_state].children) {
    const auto& state = states[index];
    const auto& title = state.title.empty() ? state.name : state.title;
    auto count = week.open.count(state.name) == 0 ? 0 : week.open.at(state.name);
    if (state.kind == pathway::StateKind::final) count += total(week.outcomes);
    if (count != 0) add(list, std::to_string(count) + " " + title);
  }
  return list;
}

void WeekTeller::tell(const Stretch& week) {
  if (week.events + week.delivered.sent + week.refused.size() == 0) return;
  out_ << "week of " << to_string(week.from) << std::setw(number_width) << week.events << " recorded"
       << std::setw(number_width) << week.delivered.sent << " sent\n";
  for (const auto& line : week.refused) out_ << "    refused: " << line << "\n";
  if (const auto dates = dates_of(week.from); !dates.empty()) out_ << "    dates   " << dates << "\n";
  if (const auto sent = sent_in_words(week.delivered.sent_as); !sent.empty()) out_ << "    sent    " << sent << "\n";
  if (auto now = whereabouts(week); now != whereabouts_) {
    out_ << "    pupils  " << now << "\n";
    whereabouts_ = std::move(now);
  }
}

void WeekTeller::tell_outcomes(const Stretch& end) {
  out_ << "\nOutcomes\n";
  for (const auto& outcome : setting_.pathway->outcomes) {
    if (const auto count = end.outcomes.find(outcome.code); count != end.outcomes.end())
      out_ << std::setw(number_width + 2) << count->second << "  " << outcome.code << "  " << outcome.title << "\n";
  }
  out_ << std::setw(number_width + 2) << total(end.open) << "  still open\n";
}

}  // namespace filrouge::cli

#include "cli/command/diff.hpp"

#include "cli/exit_code.hpp"
#include "cli/open_pathway.hpp"
#include "engine/base/words.hpp"
#include "engine/loading/compare.hpp"

#include <algorithm>
#include <ostream>
#include <vector>

#include <nlohmann/json.hpp>

namespace filrouge::cli {
namespace {

using loading::Change;

std::string_view to_string(Change::How how) {
  if (how == Change::How::added) return "added";
  return how == Change::How::removed ? "removed" : "changed";
}

std::string listed(const std::vector<std::string>& names) {
  std::string list;
  for (const auto& name : names) list += (list.empty() ? "" : ", ") + name;
  return list;
}

std::string touched(const Change& change) {
  if (change.everybody) return "every pupil";
  return change.states.empty() ? "nobody" : "pupils in " + listed(change.states);
}

// "task july.call: due is 3 working days, was 5 working days"
std::string in_words(const Change& change) {
  const auto subject = change.name.empty() ? change.kind : change.kind + " " + change.name;
  if (change.how == Change::How::added) return "new " + subject + ": " + change.after;
  if (change.how == Change::How::removed) return subject + " is gone: " + change.before;
  if (change.before.empty()) return subject + ": " + change.key + " gains " + change.after;
  if (change.after.empty()) return subject + ": " + change.key + " loses " + change.before;
  return subject + ": " + change.key + " is " + change.after + ", was " + change.before;
}

nlohmann::ordered_json to_json(const Change& change) {
  return {{"how", to_string(change.how)}, {"kind", change.kind},
          {"name", change.name},          {"key", change.key},
          {"before", change.before},      {"after", change.after},
          {"file", change.file},          {"line", change.at.line},
          {"column", change.at.column},   {"everybody", change.everybody},
          {"states", change.states}};
}

// Whom all of it together touches.
std::string summary(const std::vector<Change>& changes) {
  const auto count = std::to_string(changes.size()) + (changes.size() == 1 ? " difference" : " differences");
  if (std::any_of(changes.begin(), changes.end(), [](const Change& each) { return each.everybody; })) {
    return count + ", touching every pupil";
  }
  std::vector<std::string> states;
  for (const auto& change : changes) {
    for (const auto& state : change.states) {
      if (std::find(states.begin(), states.end(), state) == states.end()) states.push_back(state);
    }
  }
  return count + (states.empty() ? ", touching nobody" : ", touching pupils in " + listed(states));
}

}  // namespace

int run(const DiffOptions& options, Context& context) {
  const auto before = open_runnable(options.before);
  const auto after = open_runnable(options.after);
  const auto changes = loading::compare({options.before, before.files}, {options.after, after.files});
  if (context.json) {
    auto answer = nlohmann::ordered_json::array();
    for (const auto& change : changes) answer.push_back(to_json(change));
    context.out << answer.dump(2) << "\n";
  } else {
    for (const auto& change : changes) {
      context.out << change.file << ":" << change.at.line << ": " << in_words(change) << "\n  touches "
                  << touched(change) << "\n";
    }
    context.out << summary(changes) << "\n";
  }
  return changes.empty() ? done : findings;
}

}  // namespace filrouge::cli

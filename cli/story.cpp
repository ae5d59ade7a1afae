#include "cli/story.hpp"

#include "cli/found_case.hpp"
#include "engine/interpreter/explain.hpp"

#include <algorithm>
#include <ostream>
#include <set>

#include <nlohmann/json.hpp>

namespace filrouge::cli {
namespace {

using interpreter::ReasonCode;
using nlohmann::json;

std::string outcome_in_words(const pathway::Pathway& pathway, const std::string& code) {
  for (const auto& outcome : pathway.outcomes)
    if (outcome.code == code) return code + " " + outcome.title;
  return code;
}

// "minutes 90", "kind S21 Emploi"; of a boolean the name itself, "not team present".
std::string field_in_words(const pathway::Pathway& pathway, const std::string& name, const json& value) {
  auto words = name;
  std::replace(words.begin(), words.end(), '_', ' ');
  if (value.is_boolean()) return value.get<bool>() ? words : "not " + words;
  return words + " " + (value.is_string() ? outcome_in_words(pathway, value.get<std::string>()) : value.dump());
}

std::string payload_in_words(const pathway::Pathway& pathway, const json& fields) {
  std::string words;
  for (const auto& [name, value] : fields.items())
    if (!value.is_null()) words += (words.empty() ? ": " : ", ") + field_in_words(pathway, name, value);
  return words;
}

// "AvenirPro, dernière année › À informer".
std::string path_in_words(const pathway::Pathway& pathway, pathway::StateIndex state) {
  const auto title = [&](pathway::StateIndex index) {
    const auto& it = pathway.states[index];
    return it.title.empty() ? it.name : it.title;
  };
  std::string words = title(state);
  for (auto at = pathway.states[state].parent; at != pathway::root_state; at = pathway.states[at].parent)
    words.insert(0, title(at) + " › ");
  return words;
}

// The tail of a rule such as "july.after.july_close": the moment as it is written.
std::string moment_of(const pathway::Timer& timer) {
  const auto begin = timer.rule.find(timer.moment.after ? ".after." : ".at.");
  if (begin == std::string::npos) return timer.rule;
  return std::string(timer.moment.after ? "after " : "") + timer.rule.substr(timer.rule.find('.', begin + 1) + 1);
}

class Teller {
 public:
  Teller(const service::CaseView& subject, const service::MessageTexts& texts, bool full, std::ostream& out)
      : place_(*subject.setting->place), texts_(texts), full_(full), out_(out) {}

  void tell(const service::StoryEntry& entry) {
    pathway_ = entry.pathway.get();
    patch_ = json::parse(entry.step.row.patch);
    lines_.clear();
    if (full_)
      for (const auto& reason : entry.reasons) lines_.push_back({"why", reason.sentence});
    for (const auto& code : entry.codes) note(code, entry);
    for (auto& line : told_lines(entry.told, {*pathway_, texts_}, place_))
      lines_.push_back({"message", std::move(line)});
    const bool silent = entry.step.row.kind == port::HistoryKind::timer && lines_.empty();
    if (silent && !full_) return;
    out_ << local_time(place_, entry.step.row.effective) << "  " << headline(entry) << "\n";
    for (const auto& [label, text] : lines_)
      out_ << "    " << label << std::string(9 - label.size(), ' ') << text << "\n";
  }

  void list_sources() const {
    if (cited_.empty()) return;
    out_ << "\nSources\n";
    for (const auto& [short_name, title] : cited_) out_ << "    " << short_name << ": " << title << "\n";
  }

 private:
  struct Line {
    std::string label;
    std::string text;
  };

  [[nodiscard]] std::string headline(const service::StoryEntry& entry) const {
    const auto& row = entry.step.row;
    switch (row.kind) {
      case port::HistoryKind::opened:
        return "The case is opened" + by(row);
      case port::HistoryKind::timer:
        return time_has_come(entry);
      case port::HistoryKind::retimed:
        return "Its dates are computed again: the calendar changed";
      case port::HistoryKind::reopened:
        return "The case is reopened" + by(row);
      case port::HistoryKind::correction:
        return correction(row);
      default:
        break;
    }
    auto title = title_of_event(*pathway_, row.name) + payload_in_words(*pathway_, json::parse(row.payload)) + by(row);
    if (row.occurred) title += ", happened on " + to_string(*row.occurred);
    return title;
  }

  [[nodiscard]] std::string correction(const port::HistoryRow& row) const {
    const auto kept = json::parse(row.payload);
    auto title = "Corrected: " + title_of_event(*pathway_, row.name) +
                 payload_in_words(*pathway_, kept.value("fields", json::object())) + by(row) + ", recorded as step " +
                 kept.value("step", json()).dump();
    if (row.occurred) title += ", happened on " + to_string(*row.occurred);
    return title;
  }

  [[nodiscard]] std::string by(const port::HistoryRow& row) const {
    return " (" + title_of_role(*pathway_, row.by.substr(0, row.by.find(':'))) + ")";
  }

  [[nodiscard]] std::string time_has_come(const service::StoryEntry& entry) const {
    bool reminds = false;
    bool opens = false;
    for (const auto& code : entry.codes) {
      const bool fired = code.code == ReasonCode::timer_fired;
      if (fired && static_cast<interpreter::TimerKind>(code.b) == interpreter::TimerKind::transition)
        return "Time: " + moment_of(pathway_->timers[pathway::TimerIndex{code.a}]);
      reminds = reminds || code.code == ReasonCode::rung_told || code.code == ReasonCode::rungs_merged;
      opens = opens || code.code == ReasonCode::task_opened;
    }
    return reminds && !opens ? "Time for a reminder" : "Time passes";
  }

  void note(const interpreter::Reason& reason, const service::StoryEntry& entry) {
    switch (reason.code) {
      case ReasonCode::entered:
        entered(pathway::StateIndex{reason.a}, entry);
        return;
      case ReasonCode::task_opened:
        opened(pathway_->tasks[pathway::TaskIndex{reason.a}]);
        return;
      case ReasonCode::task_done:
        lines_.push_back({"done", title_of(pathway_->tasks[pathway::TaskIndex{reason.a}])});
        return;
      case ReasonCode::task_withdrawn:
        lines_.push_back({"dropped", title_of(pathway_->tasks[pathway::TaskIndex{reason.a}])});
        return;
      default:
        if (interpreter::is_incident(reason.code))
          lines_.push_back({"problem", interpreter::explain(*pathway_, reason)});
    }
  }

  // Only the innermost of the states that were entered is told: its path names the others.
  void entered(pathway::StateIndex state, const service::StoryEntry& entry) {
    const bool outer = std::any_of(entry.codes.begin(), entry.codes.end(), [&](const interpreter::Reason& other) {
      return other.code == ReasonCode::entered &&
             pathway::is_descendant(*pathway_, pathway::StateIndex{other.a}, state);
    });
    if (outer) return;
    const auto& it = pathway_->states[state];
    lines_.push_back({"now", path_in_words(*pathway_, state) + cite(it.origin)});
    if (const auto outcome = patch_.value("outcome", std::string()); !outcome.empty())
      lines_.push_back({"outcome", outcome_in_words(*pathway_, outcome)});
  }

  void opened(const pathway::Task& task) {
    auto text = title_of(task) + ": " + title_of_role(*pathway_, pathway_->roles[task.role].name);
    const auto open = patch_.find("task." + task.rule);
    if (open != patch_.end() && open->is_array() && open->at(2).is_string())
      text += ", due " + deadline(place_, *parse_rfc3339(open->at(2).get<std::string>()));
    if (task.per == pathway::Scope::school) text += ", once for the school";
    if (task.per == pathway::Scope::session) text += ", once for the session";
    lines_.push_back({"to do", text + cite(task.origin)});
  }

  [[nodiscard]] static std::string title_of(const pathway::Task& task) {
    return task.title.empty() ? task.name : task.title;
  }

  std::string cite(const pathway::Origin& origin) {
    if (origin.source.empty()) return "";
    const auto title = pathway_->sources.find(origin.source.substr(0, origin.source.find(' ')));
    if (title != pathway_->sources.end()) cited_.insert(*title);
    return " [" + origin.source + "]";
  }

  const calendar::Place& place_;
  const service::MessageTexts& texts_;
  bool full_;
  std::ostream& out_;
  const pathway::Pathway* pathway_ = nullptr;  // of the entry that is told
  json patch_;
  std::vector<Line> lines_;
  std::set<std::pair<const std::string, std::string>> cited_;
};

}  // namespace

void write_story(const service::CaseView& subject, const std::vector<service::StoryEntry>& story,
                 const service::MessageTexts& texts, bool full, std::ostream& out) {
  Teller teller(subject, texts, full, out);
  for (const auto& entry : story) teller.tell(entry);
  teller.list_sources();
}

}  // namespace filrouge::cli

#include "engine/base/words.hpp"
#include "engine/loading/report.hpp"
#include "engine/loading/scenario.hpp"
#include "engine/loading/yaml_tree.hpp"

#include <algorithm>
#include <charconv>

namespace filrouge::loading {
namespace {

constexpr auto scenario_form = "scenario-form";

// "2026-07-13 12:00", "2026-07-13T12:00" or "2026-07-13" (its beginning).
std::optional<LocalTime> civil_time(std::string text) {
  if (const auto day = parse_day(text)) return LocalTime{*day};
  if (text.size() > 10 && text[10] == ' ') text[10] = 'T';
  return parse_local_time(text);
}

expression::Value scalar_value(const Node& node) {
  if (node.kind == Node::Kind::null) return {};
  if (node.quoted) return node.text;
  if (const auto boolean = to_boolean(node)) return *boolean;
  if (const auto integer = to_integer(node)) return *integer;
  if (const auto number = to_number(node)) return *number;
  return node.text;
}

class ReadingScenario {
 public:
  explicit ReadingScenario(Report& report) : report_(report) {}

  Scenario scenario(const Node& root) {
    Scenario read;
    read.file = report_.file();
    known_keys(root,
               {"scenario", "pathway", "school", "cohort", "opens", "milestones", "student", "invariants", "steps"});
    read.title = required(root, "scenario");
    read.pathway = required(root, "pathway");
    if (const auto* node = root.find("school")) read.school = text(*node);
    if (const auto* node = root.find("cohort")) read.cohort = cohort(*node);
    if (const auto* node = require(root, "opens")) read.opens = time(*node).value_or(LocalTime{});
    if (const auto* node = root.find("milestones")) {
      for (const auto& entry : map(*node)) {
        if (const auto date = day(entry.value)) read.milestones.emplace(entry.key, *date);
      }
    }
    if (const auto* node = root.find("student")) {
      for (const auto& [key, value] : values(*node)) read.student.emplace_back("student." + key, value);
    }
    if (const auto* node = root.find("invariants")) read.invariants = invariants(*node, {});
    if (const auto* node = require(root, "steps")) {
      for (const auto& item : list(*node)) read.steps.push_back(step(item));
    }
    return read;
  }

  std::vector<DeclaredInvariant> only_invariants(const Node& root) {
    known_keys(root, {"invariants", "pathways"});
    std::vector<DeclaredInvariant> read;
    if (const auto* node = root.find("invariants")) read = invariants(*node, {});
    if (const auto* node = root.find("pathways")) {
      for (const auto& pathway : map(*node)) {
        const auto own = invariants(pathway.value, pathway.key);
        read.insert(read.end(), own.begin(), own.end());
      }
    }
    return read;
  }

 private:
  std::vector<DeclaredInvariant> invariants(const Node& node, const std::string& pathway) {
    std::vector<DeclaredInvariant> read;
    for (const auto& entry : map(node)) {
      read.push_back({entry.key, text(entry.value), report_.file(), entry.value.at, pathway});
    }
    return read;
  }

  ScenarioStep step(const Node& node) {
    ScenarioStep read;
    read.at = node.at;
    known_keys(node, {"at", "late", "event", "correct", "reopen", "with", "occurred", "expect", "refused"});
    if (const auto* at = node.find("at")) read.time = time(*at);
    if (const auto* late = node.find("late")) read.late = to_boolean(*late).value_or(false);
    read_act(node, read);
    if (const auto* with = node.find("with")) read.payload = values(*with);
    if (const auto* occurred = node.find("occurred")) read.occurred = day(*occurred);
    if (const auto* expect = node.find("expect")) read.expect = expectation(*expect);
    if (const auto* refused = node.find("refused")) read.expect.refused = to_boolean(*refused) ? "" : text(*refused);
    if (read.event.empty() && (!read.payload.empty() || read.occurred)) {
      complain(node.at, "\"with\" and \"occurred\" go with an event.", "Add event: NAME.");
    }
    if (!read.acts() && read.expect.refused) {
      complain(node.at, "\"refused\" goes with an event, a correction or a reopening.", "Add event: NAME.");
    }
    if (!read.acts() && !node.find("at")) {
      complain(node.at, "A step says when (at), what (event), or both.", "For instance at: 2026-07-07 09:00");
    }
    return read;
  }

  void read_act(const Node& node, ScenarioStep& read) {
    const auto* event = node.find("event");
    const auto* correct = node.find("correct");
    const auto* reopen = node.find("reopen");
    if (event) read.event = text(*event);
    if (correct) read.event = text(*correct);
    read.corrects = correct != nullptr;
    if (reopen) read.reopen = text(*reopen);
    if ((event ? 1 : 0) + (correct ? 1 : 0) + (reopen ? 1 : 0) > 1) {
      complain(node.at, "A step does one thing: it records an event, corrects one, or reopens the case.",
               "Make a step of each.");
    }
  }

  Expectation expectation(const Node& node) {
    Expectation read;
    known_keys(node, {"state", "facts", "messages", "reminders", "tasks", "outcome"});
    if (const auto* state = node.find("state")) read.state = texts(*state);
    if (const auto* facts = node.find("facts")) read.facts = values(*facts);
    if (const auto* messages = node.find("messages")) read.messages = tellings(*messages);
    if (const auto* reminders = node.find("reminders")) read.reminders = tellings(*reminders);
    if (const auto* tasks = node.find("tasks")) read.tasks = texts(*tasks);
    if (const auto* outcome = node.find("outcome")) read.outcome = text(*outcome);
    return read;
  }

  std::vector<ExpectedTelling> tellings(const Node& node) {
    std::vector<ExpectedTelling> read;
    for (const auto& item : node.kind == Node::Kind::list ? node.items : std::vector{node}) {
      const auto words = text(item);
      const auto to = words.find(" to ");
      if (to == std::string::npos) {
        complain(item.at, in_quotes(words) + " does not say to whom.", "For instance: welcome to student");
        continue;
      }
      read.push_back({words.substr(0, to), words.substr(to + 4)});
    }
    std::sort(read.begin(), read.end());
    return read;
  }

  // "2025-2026" is 2025.
  std::optional<int> cohort(const Node& node) {
    const auto words = text(node);
    const auto year = [](std::string_view digits) {
      int number = 0;
      const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), number);
      return digits.size() == 4 && end.ptr == digits.data() + digits.size() ? number : 0;
    };
    const auto first = year(std::string_view{words}.substr(0, 4));
    if (words.size() == 9 && words[4] == '-' && first > 0 && year(std::string_view{words}.substr(5)) == first + 1) {
      return first;
    }
    complain(node.at, "A cohort is a school year.", "For instance cohort: 2025-2026");
    return std::nullopt;
  }

  std::optional<LocalTime> time(const Node& node) {
    const auto read = civil_time(text(node));
    if (!read)
      complain(node.at, in_quotes(node.text) + " is not a date or a time.", "Write 2026-07-13 or 2026-07-13 12:00.");
    return read;
  }

  std::optional<Day> day(const Node& node) {
    const auto read = parse_day(text(node));
    if (!read) complain(node.at, in_quotes(node.text) + " is not a date.", "Write 2026-07-13.");
    return read;
  }

  std::vector<std::pair<std::string, expression::Value>> values(const Node& node) {
    std::vector<std::pair<std::string, expression::Value>> read;
    for (const auto& entry : map(node)) {
      if (entry.value.kind == Node::Kind::null) {
        read.emplace_back(entry.key, expression::Value{});
      } else {
        text(entry.value);
        read.emplace_back(entry.key, scalar_value(entry.value));
      }
    }
    return read;
  }

  std::vector<std::string> texts(const Node& node) {
    if (node.kind != Node::Kind::list) return {text(node)};
    std::vector<std::string> read;
    for (const auto& item : node.items) read.push_back(text(item));
    return read;
  }

  std::string text(const Node& node) {
    if (node.kind == Node::Kind::scalar) return node.text;
    if (node.kind != Node::Kind::refused) complain(node.at, "A single word or text was expected here.");
    return {};
  }

  const std::vector<Entry>& map(const Node& node) {
    if (node.kind != Node::Kind::map && node.kind != Node::Kind::refused) {
      complain(node.at, "Names with their values were expected here.", "For instance { exam: failed }");
    }
    return node.entries;
  }

  const std::vector<Node>& list(const Node& node) {
    if (node.kind != Node::Kind::list && node.kind != Node::Kind::refused) {
      complain(node.at, "A list was expected here.", "Begin each item with a dash.");
    }
    return node.items;
  }

  std::string required(const Node& root, std::string_view key) {
    const auto* node = require(root, key);
    return node ? text(*node) : std::string{};
  }

  const Node* require(const Node& root, std::string_view key) {
    const auto* node = root.find(key);
    if (!node) complain(root.at, "A scenario needs " + in_quotes(key) + ".");
    return node;
  }

  void known_keys(const Node& node, const std::vector<std::string>& known) {
    for (const auto& entry : map(node)) {
      if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
      complain(entry.at, in_quotes(entry.key) + " means nothing here.", did_you_mean(entry.key, known));
    }
  }

  void complain(Position at, std::string message, std::string hint = {}) {
    report_.add(scenario_form, at, std::move(message), std::move(hint));
  }

  Report& report_;
};

}  // namespace

std::optional<Scenario> load_scenario(const std::string& file, std::string_view text, Diagnostics& findings) {
  Diagnostics own;
  Report report(file, own);
  const auto root = parse_yaml(file, text, own);
  std::optional<Scenario> read;
  if (root && root->kind == Node::Kind::map) read = ReadingScenario(report).scenario(*root);
  if (has_errors(own)) read.reset();
  findings.insert(findings.end(), own.begin(), own.end());
  return read;
}

std::vector<DeclaredInvariant> load_invariants(const std::string& file, std::string_view text, Diagnostics& findings) {
  Diagnostics own;
  Report report(file, own);
  const auto root = parse_yaml(file, text, own);
  std::vector<DeclaredInvariant> read;
  if (root && root->kind == Node::Kind::map) read = ReadingScenario(report).only_invariants(*root);
  if (has_errors(own)) read.clear();
  findings.insert(findings.end(), own.begin(), own.end());
  return read;
}

}  // namespace filrouge::loading

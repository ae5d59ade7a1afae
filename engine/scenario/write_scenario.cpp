#include "engine/scenario/write_scenario.hpp"

#include "engine/expression/json.hpp"
#include "engine/scenario/civil_time.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include <nlohmann/json.hpp>

namespace filrouge::scenario {
namespace {

// Between double quotes, as JSON has them, which YAML reads.
std::string quoted(const std::string& text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

// Words that some reader of YAML takes for something else than a text.
constexpr std::array<std::string_view, 9> meant{"true", "false", "null", "yes", "no", "on", "off", "y", "n"};

// A word that YAML takes for a text stands as it is.
std::string written(const std::string& text) {
  const bool begins_word =
      !text.empty() && (std::isalpha(static_cast<unsigned char>(text.front())) || text.starts_with("../"));
  const bool is_word =
      begins_word && std::ranges::find(meant, text) == meant.end() && std::ranges::all_of(text, [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '-' || c == '.' || c == '/';
      });
  return is_word ? text : quoted(text);
}

std::string written(const expression::Value& value) {
  if (const auto* text = value.if_string()) return parse_day(*text) ? *text : written(*text);
  if (const auto* day = value.if_date()) return to_string(*day);
  return expression::to_json(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string flow_map(const std::vector<std::pair<std::string, expression::Value>>& values,
                     std::string_view prefix = {}) {
  std::string text;
  for (const auto& [name, value] : values) {
    const auto key = name.starts_with(prefix) ? name.substr(prefix.size()) : name;
    text += (text.empty() ? "{ " : ", ") + written(key) + ": " + written(value);
  }
  return text + " }";
}

std::string flow_list(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ", ") + written(word);
  return words.size() == 1 ? text : "[" + text + "]";
}

std::string written(const loading::ScenarioStep& step) {
  std::string text;
  const auto line = [&](const std::string& key, const std::string& value) {
    text += (text.empty() ? "  - " : "    ") + key + ": " + value + "\n";
  };
  if (step.time) line("at", civil_time(*step.time));
  if (step.late) line("late", "true");
  if (!step.event.empty()) line(step.corrects ? "correct" : "event", written(step.event));
  if (!step.reopen.empty()) line("reopen", written(step.reopen));
  if (!step.payload.empty()) line("with", flow_map(step.payload));
  if (step.occurred) line("occurred", to_string(*step.occurred));
  if (step.expect.state) line("expect", "{ state: " + flow_list(*step.expect.state) + " }");
  return text;
}

}  // namespace

std::string to_yaml(const loading::Scenario& scenario) {
  auto text = "scenario: " + quoted(scenario.title) + "\npathway: " + written(scenario.pathway) + "\n";
  if (!scenario.school.empty()) text += "school: " + written(scenario.school) + "\n";
  if (scenario.cohort)
    text += "cohort: " + std::to_string(*scenario.cohort) + "-" + std::to_string(*scenario.cohort + 1) + "\n";
  text += "opens: " + civil_time(scenario.opens) + "\n";
  std::vector<std::pair<std::string, expression::Value>> milestones;
  for (const auto& [name, day] : scenario.milestones) milestones.emplace_back(name, expression::Value(day));
  if (!milestones.empty()) text += "milestones: " + flow_map(milestones) + "\n";
  if (!scenario.student.empty()) text += "student: " + flow_map(scenario.student, "student.") + "\n";
  if (!scenario.invariants.empty()) text += "invariants:\n";
  for (const auto& each : scenario.invariants)
    text += "  " + quoted(each.sentence) + ": " + quoted(each.expression) + "\n";
  text += scenario.steps.empty() ? "steps: []\n" : "steps:\n";
  for (const auto& step : scenario.steps) text += written(step);
  return text;
}

}  // namespace filrouge::scenario

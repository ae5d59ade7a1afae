#include "engine/loading/calendar_values.hpp"

#include <algorithm>

namespace filrouge::loading {
namespace {

using calendar::Closure;
using calendar::DateRule;
using calendar::Layer;

bool is_map(const Node& node, std::string_view what, Report& report) {
  if (node.kind == Node::Kind::map) return true;
  if (node.kind != Node::Kind::refused) {
    report.add("calendar-value", node.at, "A map is expected for " + std::string{what} + ".",
               "Write keys, each with its value.");
  }
  return false;
}

std::optional<DateRule> read_date_rule(const Node& node, Report& report) {
  const auto text = read_text(node, "a date of a school year", report);
  if (!text) return std::nullopt;
  auto rule = calendar::parse_date_rule(*text);
  if (rule) return *rule;
  report.add("calendar-value", node.at, rule.error());
  return std::nullopt;
}

void read_closure(const Entry& entry, Layer& layer, Report& report) {
  if (entry.value.kind == Node::Kind::null) {
    layer.closures[entry.key] = std::nullopt;
    return;
  }
  std::optional<DateRule> from;
  std::optional<DateRule> until;
  read_keys(entry.value, "a closure",
            {{"from", [&](const Node& node) { from = read_date_rule(node, report); }},
             {"until", [&](const Node& node) { until = read_date_rule(node, report); }}},
            report);
  if (entry.value.kind != Node::Kind::map) return;
  for (const auto* key : {"from", "until"}) {
    if (entry.value.find(key) != nullptr) continue;
    report.add("calendar-missing", entry.at, "The closure " + entry.key + " lacks " + key + ".",
               "Write { from: the first day closed, until: the first day open }.");
  }
  if (from && until) layer.closures[entry.key] = Closure{*from, *until};
}

// A milestone of 2025-2026 lies in the civil years 2025 and 2026: La Réunion opens a school year in August already.
void read_milestone(const Entry& entry, int year, Layer& layer, Report& report) {
  const auto day = read_day(entry.value, report);
  if (!day) return;
  const int civil_year = static_cast<int>(std::chrono::year_month_day{*day}.year());
  if (civil_year == year || civil_year == year + 1) {
    layer.milestones[{entry.key, year}] = *day;
    return;
  }
  const std::string years = std::to_string(year) + "-" + std::to_string(year + 1);
  report.add("calendar-value", entry.value.at, to_string(*day) + " does not lie in the school year " + years + ".",
             "Correct the date, or move it under its own school year.");
}

void read_milestones(const Node& node, Layer& layer, Report& report) {
  read_entries(node, "milestones", report, [&](const Entry& entry) {
    const auto year = read_school_year(entry, report);
    if (!year) return;
    read_entries(entry.value, "the milestones of a school year", report,
                 [&](const Entry& milestone) { read_milestone(milestone, *year, layer, report); });
  });
}

}  // namespace

void read_keys(const Node& map, std::string_view what, const std::vector<KeyReader>& readers, Report& report) {
  if (!is_map(map, what, report)) return;
  for (const Entry& entry : map.entries) {
    const auto reader =
        std::find_if(readers.begin(), readers.end(), [&](const KeyReader& each) { return each.key == entry.key; });
    if (reader != readers.end()) {
      reader->read(entry.value);
      continue;
    }
    std::vector<std::string> known;
    for (const KeyReader& each : readers) known.emplace_back(each.key);
    report.add("calendar-key", entry.at, "“" + entry.key + "” is no key of " + std::string{what} + ".",
               did_you_mean(entry.key, known));
  }
}

void read_entries(const Node& map, std::string_view what, Report& report,
                  const std::function<void(const Entry&)>& read) {
  if (!is_map(map, what, report)) return;
  for (const Entry& entry : map.entries) read(entry);
}

void read_items(const Node& list, std::string_view what, Report& report, const std::function<void(const Node&)>& read) {
  if (list.kind == Node::Kind::list) {
    for (const Node& item : list.items) read(item);
  } else if (list.kind != Node::Kind::refused) {
    report.add("calendar-value", list.at, "A list is expected for " + std::string{what} + ".",
               "Write [one, another] or one “- ” a line.");
  }
}

std::optional<std::string> read_text(const Node& node, std::string_view what, Report& report) {
  if (node.kind == Node::Kind::scalar) return node.text;
  if (node.kind != Node::Kind::refused) {
    report.add("calendar-value", node.at, "A text is expected for " + std::string{what} + ".");
  }
  return std::nullopt;
}

std::optional<Day> read_day(const Node& node, Report& report) {
  const auto text = read_text(node, "a date", report);
  if (!text) return std::nullopt;
  if (const auto day = parse_day(*text)) return day;
  report.add("calendar-value", node.at, "“" + *text + "” is no date.", "Write year-month-day, such as 2026-09-01.");
  return std::nullopt;
}

std::optional<calendar::Territory> read_territory(std::string_view name, Position at, Report& report) {
  if (const auto territory = calendar::parse_territory(name)) return territory;
  std::vector<std::string> known;
  for (const calendar::Territory territory : calendar::all_territories) known.emplace_back(to_string(territory));
  std::string hint = did_you_mean(name, known);
  report.add("calendar-reference", at, "“" + std::string{name} + "” is no territory of public holidays.",
             std::move(hint));
  return std::nullopt;
}

std::optional<int> read_school_year(const Entry& entry, Report& report) {
  const auto first = parse_day(entry.key.substr(0, 4) + "-01-01");
  if (first && entry.key.size() == 9 && entry.key[4] == '-') {
    const int year = static_cast<int>(std::chrono::year_month_day{*first}.year());
    if (entry.key.substr(5) == std::to_string(year + 1)) return year;
  }
  report.add("calendar-value", entry.at, "“" + entry.key + "” is no school year.", "Write its two years: 2025-2026.");
  return std::nullopt;
}

std::vector<KeyReader> layer_readers(Layer& layer, Report& report) {
  return {{"closures",
           [&](const Node& node) {
             read_entries(node, "closures", report, [&](const Entry& entry) { read_closure(entry, layer, report); });
           }},
          {"milestones", [&](const Node& node) { read_milestones(node, layer, report); }}};
}

}  // namespace filrouge::loading

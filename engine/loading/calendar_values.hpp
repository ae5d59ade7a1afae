#pragma once
#include "engine/calendar/calendars.hpp"
#include "engine/loading/report.hpp"
#include "engine/loading/yaml_tree.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The values a calendar file is made of. Each function reads one node; what is wrong with it is reported, and the
// answer is empty.
namespace filrouge::loading {

struct KeyReader {
  std::string_view key;
  std::function<void(const Node&)> read;
};
// Hands each value of a map to the reader of its key. Unknown keys are reported with the nearest known one.
void read_keys(const Node& map, std::string_view what, const std::vector<KeyReader>& readers, Report& report);

// Calls `read` for each entry of a map, whose keys are names the author chose.
void read_entries(const Node& map, std::string_view what, Report& report,
                  const std::function<void(const Entry&)>& read);
void read_items(const Node& list, std::string_view what, Report& report, const std::function<void(const Node&)>& read);

[[nodiscard]] std::optional<std::string> read_text(const Node& node, std::string_view what, Report& report);
[[nodiscard]] std::optional<Day> read_day(const Node& node, Report& report);
[[nodiscard]] std::optional<calendar::Territory> read_territory(std::string_view name, Position at, Report& report);
// "2025-2026" to 2025.
[[nodiscard]] std::optional<int> read_school_year(const Entry& entry, Report& report);

// The keys every level has: closures, milestones.
[[nodiscard]] std::vector<KeyReader> layer_readers(calendar::Layer& layer, Report& report);

}  // namespace filrouge::loading

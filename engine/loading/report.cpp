#include "engine/loading/report.hpp"

#include "engine/base/suggest.hpp"
#include "engine/base/words.hpp"

#include <cassert>

namespace filrouge::loading {

void Report::add(std::string_view rule, Position at, std::string message, std::string hint) {
  const auto* text = find_rule(rule);
  assert(text != nullptr && "every rule is in the table");
  const auto severity = text == nullptr ? Severity::error : text->severity;
  into_->push_back({file_, at, std::string{rule}, severity, std::move(message), std::move(hint)});
}

void report_missing(const NeededFile& need, Diagnostics& findings) {
  Report{need.asked_by, findings}.add("missing-file", need.at, "There is no file " + in_quotes(need.name) + ".",
                                      "Its path counts from the folder of this file.");
}

std::string did_you_mean(std::string_view name, const std::vector<std::string>& known) {
  if (const auto nearest = nearest_name(name, known)) return "Did you mean \"" + *nearest + "\"?";
  constexpr std::size_t listed_max = 8;
  if (known.empty() || known.size() > listed_max) return {};
  std::string hint = "Known here: ";
  for (const auto& each : known) hint += (&each == known.data() ? "" : ", ") + each;
  return hint + ".";
}

}  // namespace filrouge::loading

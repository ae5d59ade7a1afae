#pragma once
#include "engine/base/diagnostic.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace filrouge::loading {

// One thing `check` can find. The id is stable: people write it in commits and turn to `check --explain ID`.
struct RuleText {
  std::string_view id;
  Severity severity;
  std::string_view explanation;  // one or two sentences for an author: why it matters, what to do
};

// The whole table, in the order of the reference page.
[[nodiscard]] std::span<const RuleText> all_rules();
// The rule of that id, or nullptr.
[[nodiscard]] const RuleText* find_rule(std::string_view id);

// The table as the page docs/reference/rules.md.
[[nodiscard]] std::string rules_page();

}  // namespace filrouge::loading

#pragma once
#include "engine/base/words.hpp"
#include "engine/loading/draft.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::loading {

// Letters, digits and _, beginning with a letter, and no word of the expression language: what a fact, a parameter, a
// milestone or a payload field may be called. Reports invalid-name.
bool expect_identifier(Draft& draft, const std::string& name, Where at);
// Likewise with - allowed, for what is never named in an expression: states, tasks, roles, ladders.
bool expect_name(Draft& draft, const std::string& name, Where at);
// Words separated by dots, each as expect_name wants it: events.
bool expect_dotted_name(Draft& draft, const std::string& name, Where at);

// The index of a declared name; else reports `rule` ("unknown-role") with the nearest one. `noun` is what it should
// have been ("role"); `words` could stand there as well.
template <class Ix>
[[nodiscard]] std::optional<Ix> resolve(Draft& draft, const NameTable<Ix>& table, const Node& name,
                                        std::string_view rule, const std::string& noun,
                                        const std::vector<std::string>& words = {}) {
  if (const auto* found = table.find(name.text)) {
    draft.used.insert(noun + ":" + name.text);
    return *found;
  }
  auto known = table.names();
  known.insert(known.end(), words.begin(), words.end());
  draft.report(rule, where(name), "There is no " + noun + " " + in_quotes(name.text) + ".",
               draft.suggest(name.text, known));
  return std::nullopt;
}

[[nodiscard]] std::optional<pathway::RoleIndex> resolve_role(Draft& draft, const Node& name,
                                                             const std::vector<std::string>& words = {});
// A message is declared by the first use of its name; the messages file tells later whether it exists.
[[nodiscard]] pathway::MessageIndex message_named(Draft& draft, const std::string& name, Where at);

// "contact", "contact.*" or "*".
[[nodiscard]] pathway::EventPattern to_pattern(std::string_view text);

}  // namespace filrouge::loading

#include "adapters/store/connect.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace filrouge::store {
namespace {

bool continues_name(char c) {
  return c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// The identifier that begins at `at`, whole.
std::string_view identifier_at(std::string_view text, std::size_t at) {
  auto end = at;
  while (end < text.size() && continues_name(text[end])) ++end;
  return text.substr(at, end - at);
}

// A table's own name, or that of a constraint, which begins with its table's: "intent_pkey". The longest wins.
std::string_view table_of(std::string_view identifier) {
  constexpr std::array<std::string_view, 18> tables{
      "channel_pause", "channel_use",   "delivery_event",  "unreachable_address",
      "case_file",     "delivery",      "delivery_intent", "guardianship",
      "history",       "incident",      "intent",          "pathway_version",
      "person",        "personal_fact", "received_event",  "role_holder",
      "school",        "task"};
  std::string_view longest;
  for (const auto table : tables) {
    if (!identifier.starts_with(table) || table.size() < longest.size()) continue;
    if (identifier.size() == table.size() || identifier[table.size()] == '_') longest = table;
  }
  return longest;
}

}  // namespace

// Servers quote names as their language does, so only the name itself is looked for. The second line holds values.
std::string table_named_in(const std::string& message) {
  const auto text = std::string_view(message).substr(0, message.find('\n'));
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto identifier = identifier_at(text, at);
    if (const auto table = table_of(identifier); !table.empty()) return std::string(table);
    if (!identifier.empty()) at += identifier.size() - 1;
  }
  return {};
}

}  // namespace filrouge::store

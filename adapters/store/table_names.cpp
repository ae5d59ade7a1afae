#include "adapters/store/connect.hpp"

#include <array>
#include <string_view>

namespace filrouge::store {

std::string table_named_in(const std::string& message) {
  constexpr std::array<std::string_view, 14> tables{
      "case_file", "history", "intent",       "task",   "received_event", "incident", "delivery_intent",
      "delivery",  "person",  "guardianship", "school", "role_holder",    "place",    "pathway_version"};
  std::size_t first = std::string::npos;
  std::string_view named;
  for (const auto table : tables) {
    for (const char* before : {"\"", "failed: ", "relation \""}) {
      const auto at = message.find(before + std::string(table));
      if (at < first) first = at, named = table;
    }
  }
  return std::string(named);
}

}  // namespace filrouge::store

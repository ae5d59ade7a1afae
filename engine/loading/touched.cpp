#include "engine/loading/touched.hpp"

#include <array>
#include <set>

namespace filrouge::loading {
namespace {

using Words = std::set<std::string, std::less<>>;

bool is_part_of_a_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

bool names_any(std::string_view text, const Words& words) {
  for (std::size_t i = 0; i < text.size();) {
    auto end = i;
    while (end < text.size() && is_part_of_a_name(text[end])) ++end;
    if (end > i && words.count(text.substr(i, end - i)) != 0) return true;
    i = end + 1;
  }
  return false;
}

// In the keys and values of a tree, what people read and the states inside aside.
bool names_any(const Node& node, const Words& words) {
  if (node.kind == Node::Kind::scalar && names_any(node.text, words)) return true;
  for (const auto& item : node.items) {
    if (names_any(item, words)) return true;
  }
  for (const auto& entry : node.entries) {
    if (entry.key == "title" || entry.key == "source" || entry.key == "states" || entry.key == "refuse") continue;
    if (names_any(entry.key, words) || names_any(entry.value, words)) return true;
  }
  return false;
}

// With what is computed from it, reminds of it or stands in for it.
Words with_what_uses(const Node& pathway, const std::string& name) {
  constexpr std::array tables{"data", "ladders", "roles"};
  Words words{name};
  for (std::size_t known = 0; known != words.size();) {
    known = words.size();
    for (const auto* table : tables) {
      const auto* declared = pathway.find(table);
      if (declared == nullptr) continue;
      for (const auto& entry : declared->entries) {
        if (words.count(entry.key) == 0 && names_any(entry.value, words)) words.insert(entry.key);
      }
    }
  }
  return words;
}

// The keys of a state that say what happens in it; of the pathway itself, not its tables.
bool body_names_any(const Node& state, const Words& words) {
  constexpr std::array keys{"on", "always", "after", "at", "onDone", "entry", "exit", "tasks", "tell", "outcome"};
  for (const auto* key : keys) {
    const auto* part = state.find(key);
    if (part != nullptr && names_any(*part, words)) return true;
  }
  return false;
}

void collect(const Node& state, const std::string& path, const Words& words, std::vector<std::string>& found) {
  if (body_names_any(state, words)) found.push_back(path);
  const auto* inside = state.find("states");
  if (inside == nullptr) return;
  for (const auto& entry : inside->entries) {
    collect(entry.value, path.empty() ? entry.key : path + "." + entry.key, words, found);
  }
}

}  // namespace

std::vector<std::string> states_that_name(const Node& pathway, const std::string& name) {
  std::vector<std::string> found;
  collect(pathway, {}, with_what_uses(pathway, name), found);
  return found;
}

}  // namespace filrouge::loading

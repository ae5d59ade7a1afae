#include "engine/loading/gather.hpp"

#include "engine/base/words.hpp"
#include "engine/loading/grammar.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

namespace filrouge::loading {
namespace {

constexpr std::size_t nodes_max = 60'000;
constexpr std::array shared_tables{"sources", "milestones", "parameters", "roles", "outcomes",
                                   "ladders", "data",       "sessions",   "events"};

void number_file(Node& node, std::uint16_t file) {
  node.file = file;
  for (auto& item : node.items) number_file(item, file);
  for (auto& entry : node.entries) number_file(entry.value, file);
}

std::optional<Node> read(Draft& draft, const std::string& name, std::string_view text) {
  const auto number = static_cast<std::uint16_t>(draft.files.size());
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.substr(0, byte_order_mark.size()) == byte_order_mark) text.remove_prefix(byte_order_mark.size());
  draft.files.push_back({name, text});
  YamlLimits limits;
  limits.nodes_max = nodes_max;
  auto root = parse_yaml(name, text, draft.findings, limits);
  if (root && number != 0) number_file(*root, number);
  return root;
}

Entry* find_entry(Node& map, std::string_view key) {
  const auto found =
      std::find_if(map.entries.begin(), map.entries.end(), [key](const Entry& each) { return each.key == key; });
  return found == map.entries.end() ? nullptr : &*found;
}

// Adds the entries of one table of a part to the pathway's.
void merge_table(Draft& draft, Node& root, Entry part) {
  auto* own = find_entry(root, part.key);
  if (own == nullptr) {
    root.entries.push_back(std::move(part));
    return;
  }
  if (own->value.kind != Node::Kind::map || part.value.kind != Node::Kind::map) return;
  for (auto& entry : part.value.entries) {
    if (find_entry(own->value, entry.key) != nullptr) {
      draft.report("duplicate-key", where(entry), in_quotes(entry.key) + " is declared in another file as well.",
                   "Keep one of the two.");
    } else {
      own->value.entries.push_back(std::move(entry));
    }
  }
}

void merge(Draft& draft, Node& root, Node part) {
  for (auto& entry : part.entries) {
    if (std::find(shared_tables.begin(), shared_tables.end(), entry.key) != shared_tables.end()) {
      merge_table(draft, root, std::move(entry));
    } else {
      draft.report(
          "unknown-key", where(entry), "A part used by a pathway cannot have " + in_quotes(entry.key) + ".",
          "It holds tables: roles, outcomes, ladders, data, events, milestones, parameters, sessions, sources.");
    }
  }
}

}  // namespace

std::string beside(const std::string& from, const std::string& path) {
  return (std::filesystem::path{from}.parent_path() / path).lexically_normal().generic_string();
}

std::optional<Node> gather(Draft& draft, const std::string& name, const Files& files, std::vector<NeededFile>& needs) {
  const auto text = files.find(name);
  if (text == files.end()) {
    needs.push_back({NeededFile::Kind::fragment, name, name, {}});
    return std::nullopt;
  }
  auto root = read(draft, name, text->second);
  if (!root) return std::nullopt;
  const auto* use = root->find("use");
  if (use == nullptr) return root;
  std::vector<std::pair<std::string, Where>> parts;
  for (const auto* part : use->kind == Node::Kind::scalar ? std::vector{use} : std::vector<const Node*>{}) {
    parts.emplace_back(part->text, where(*part));
  }
  for (const auto& item : use->items) parts.emplace_back(item.text, where(item));
  bool complete = true;
  for (const auto& [path, at] : parts) {
    const auto part_name = beside(name, path);
    const auto part_text = files.find(part_name);
    if (part_text == files.end()) {
      needs.push_back({NeededFile::Kind::fragment, part_name, name, at.at});
      complete = false;
    } else if (auto part = read(draft, part_name, part_text->second)) {
      merge(draft, *root, std::move(*part));
    } else {
      complete = false;
    }
  }
  return complete ? std::move(root) : std::nullopt;
}

}  // namespace filrouge::loading

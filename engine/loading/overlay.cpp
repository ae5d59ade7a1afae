#include "engine/loading/overlay.hpp"

#include "engine/base/words.hpp"
#include "engine/loading/grammar.hpp"

#include <algorithm>
#include <unordered_map>

namespace filrouge::loading {
namespace {

std::vector<std::string> keys_of(const Node& map) {
  std::vector<std::string> keys;
  for (const auto& entry : map.entries) keys.push_back(entry.key);
  return keys;
}

// A list of names is short for a construct whose first key may hold one; a list of transitions is several of them.
bool is_short(const Node& node, std::string_view form, const Key& first) {
  if (node.kind == Node::Kind::scalar) return true;
  return node.kind == Node::Kind::list && form != "transitions" && first.form.substr(0, 5) == "some:" &&
         std::all_of(node.items.begin(), node.items.end(),
                     [](const Node& item) { return item.kind == Node::Kind::scalar; });
}

// What one of the two writes as a map, the other may have written short.
void lay_over_entry(Draft& draft, Entry& base, const Entry& layer, std::string_view form) {
  if (base.value.kind == Node::Kind::map || layer.value.kind == Node::Kind::map) {
    auto there = in_full(base.value, form);
    const auto written = in_full(layer.value, form);
    if (there.kind == Node::Kind::map && written.kind == Node::Kind::map) {
      base.value = std::move(there);
      return lay_over(draft, base.value, written, form);
    }
  }
  base = layer;
}

void merge_entries(Draft& draft, Node& base, const Node& layer, std::string_view form) {
  std::unordered_map<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < base.entries.size(); ++i) places.emplace(base.entries[i].key, i);
  std::vector<Entry> added;
  std::vector<bool> removed(base.entries.size());
  for (const auto& entry : layer.entries) {
    const auto of_entry = value_form(form, entry.key);
    const bool removes = entry.value.kind == Node::Kind::null && of_entry != "value";
    const auto place = places.find(entry.key);
    if (place == places.end() && removes) {
      draft.report("removes-nothing", where(entry), "There is no " + in_quotes(entry.key) + " here to remove.",
                   draft.suggest(entry.key, keys_of(base)));
    } else if (place == places.end()) {
      added.push_back(entry);
    } else if (removes) {
      removed[place->second] = true;
    } else {
      lay_over_entry(draft, base.entries[place->second], entry, of_entry);
    }
  }
  std::vector<Entry> kept;
  for (std::size_t i = 0; i < base.entries.size(); ++i) {
    if (!removed[i]) kept.push_back(std::move(base.entries[i]));
  }
  kept.insert(kept.end(), std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
  base.entries = std::move(kept);
}

}  // namespace

Node in_full(const Node& node, std::string_view form) {
  const auto* written = find_construct(element_form(form));
  if (written == nullptr || written->short_form.empty() || !is_short(node, form, written->keys.front())) return node;
  Node full;
  full.kind = Node::Kind::map;
  full.at = node.at;
  full.file = node.file;
  full.entries.push_back({std::string{written->keys.front().name}, node.at, node});
  return full;
}

void lay_over(Draft& draft, Node& base, const Node& layer, std::string_view form) {
  if (base.kind == Node::Kind::map && layer.kind == Node::Kind::map) {
    merge_entries(draft, base, layer, form);
  } else {
    base = layer;
  }
}

}  // namespace filrouge::loading

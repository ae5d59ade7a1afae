#include "engine/loading/fields.hpp"

#include "engine/base/words.hpp"
#include "engine/loading/source_text.hpp"
#include "engine/loading/yaml_traps.hpp"

#include <algorithm>
#include <cassert>

namespace filrouge::loading {
namespace {

using Kind = Node::Kind;

std::string_view without_prefix(std::string_view form, std::string_view prefix) {
  return form.substr(0, prefix.size()) == prefix ? form.substr(prefix.size()) : std::string_view{};
}

bool is_construct(std::string_view form) {
  const auto all = grammar();
  return std::any_of(all.begin(), all.end(), [form](const Construct& c) { return c.name == form; });
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const auto end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::string with_article(std::string_view noun) {
  const bool vowel = std::string_view{"aeiou"}.find(noun.front()) != std::string_view::npos;
  return (vowel ? "an " : "a ") + std::string{noun};
}

}  // namespace

std::string described(const Node& node) {
  switch (node.kind) {
    case Kind::null:
      return "null";
    case Kind::list:
      return node.items.empty() ? "an empty list" : "a list";
    case Kind::map:
      return "a map";
    case Kind::scalar:
    case Kind::refused:
      break;
  }
  return in_quotes(node.text);
}

std::vector<const Node*> one_or_more(const Node& node) {
  if (node.kind == Kind::scalar) return {&node};
  std::vector<const Node*> all;
  for (const auto& item : node.items) {
    if (item.kind == Kind::scalar) all.push_back(&item);
  }
  return all;
}

std::string quoted_source(const Draft& draft, const Node& node) {
  const SourceText source{draft.files[node.file].text};
  const auto line = source.line(static_cast<std::size_t>(node.at.line) - 1);
  const auto start = source.offset_of(node.at) - source.offset(node.at.line - 1, 0);
  return quoted_form(value_as_meant(line, start, true));
}

bool expect_map(Draft& draft, const Node& node, const std::string& what) {
  if (node.kind == Kind::map) return true;
  if (node.kind != Kind::refused) {
    draft.report("wrong-type", where(node), what + " must be a map, not " + described(node) + ".");
  }
  return false;
}

Fields::Fields(Draft& draft, const Node& node, std::string_view construct, std::string source)
    : draft_(&draft), node_(&node), construct_(&loading::construct(construct)), source_(std::move(source)) {
  if (!expect_map(draft, node, "A " + std::string{construct})) return;
  for (const auto& each : node.entries) read_entry(each);
  check_missing();
  if (find_key(*construct_, "source") == nullptr) return;
  if (const auto* own = value("source")) {
    source_ = own->text;
    check_source(*own);
  }
}

void Fields::check_source(const Node& node) {
  const auto name = node.text.substr(0, node.text.find(' '));
  if (draft_->pathway.sources.empty() || draft_->pathway.sources.count(name) != 0) return;
  std::vector<std::string> known;
  for (const auto& [short_name, title] : draft_->pathway.sources) known.push_back(short_name);
  draft_->report("unknown-source", where(node), "There is no source " + in_quotes(name) + ".",
                 draft_->suggest(name, known));
}

void Fields::read_entry(const Entry& entry) {
  if (const auto* key = find_key(*construct_, entry.key)) {
    if (is_written_as(entry, key->form)) entries_.emplace_back(key->name, &entry);
    return;
  }
  if (entry.value.kind == Kind::refused) return;
  if (is_reserved_key(construct_->name, entry.key)) {
    draft_->report("reserved-key", where(entry), in_quotes(entry.key) + " is kept for a later version.", "Remove it.");
    return;
  }
  std::vector<std::string> known;
  for (const auto& key : construct_->keys) known.emplace_back(key.name);
  draft_->report("unknown-key", where(entry),
                 in_quotes(entry.key) + " is not a key of " + with_article(construct_->name) + ".",
                 draft_->suggest(entry.key, known));
}

void Fields::check_missing() {
  for (const auto& key : construct_->keys) {
    const bool there = std::any_of(node_->entries.begin(), node_->entries.end(),
                                   [&key](const Entry& each) { return each.key == key.name; });
    if (!key.required || there) continue;
    draft_->report("missing-key", where(*node_),
                   "This " + std::string{construct_->name} + " has no " + in_quotes(key.name) + ".",
                   "Add " + std::string{key.name} + ": " + std::string{key.description});
  }
}

bool Fields::is_written_as(const Entry& entry, std::string_view form) const {
  const auto& node = entry.value;
  if (node.kind == Kind::refused) return false;
  const auto refuse = [&](const std::string& wanted) {
    draft_->report("wrong-type", where(node),
                   in_quotes(entry.key) + " must be " + wanted + ", not " + described(node) + ".");
    return false;
  };
  if (const auto of_each = without_prefix(form, "map:"); !of_each.empty()) {
    if (node.kind != Kind::map) return refuse("a map");
    if (of_each != "text") return true;
    bool texts = true;
    for (const auto& each : node.entries)
      texts = (each.value.kind == Kind::refused || is_text(each, each.value, of_each)) && texts;
    return texts;
  }
  if (!without_prefix(form, "enum:").empty()) return is_choice(entry, form.substr(5));
  if (form == "boolean") return to_boolean(node).has_value() || refuse("true or false");
  if (form == "integer") return to_integer(node).has_value() || refuse("a whole number");
  if (form == "value") return node.kind == Kind::scalar || node.kind == Kind::null || refuse("one value");
  if (form == "transitions" || is_construct(form)) return true;
  const auto list_of = without_prefix(form, "list:");
  if (!list_of.empty() && node.kind != Kind::list) return refuse("a list");
  const auto some_of = without_prefix(form, "some:");
  if (node.kind != Kind::list || (list_of.empty() && some_of.empty())) return is_text(entry, node, form);
  if (is_construct(list_of)) return true;
  if (some_of == "name" && node.items.empty()) return refuse("a name or a list of names");
  return std::all_of(node.items.begin(), node.items.end(),
                     [&](const Node& item) { return item.kind == Kind::refused || is_text(entry, item, form); });
}

bool Fields::is_text(const Entry& entry, const Node& node, std::string_view form) const {
  if (node.kind == Kind::scalar) return true;
  std::string hint;
  if (node.kind != Kind::null && (form == "expression" || form == "text")) {
    hint = "Put it between quotes: " + quoted_source(*draft_, node);
  }
  draft_->report("wrong-type", where(node), in_quotes(entry.key) + " must be a text, not " + described(node) + ".",
                 std::move(hint));
  return false;
}

bool Fields::is_choice(const Entry& entry, std::string_view choices) const {
  const auto known = split(choices, '|');
  const auto& node = entry.value;
  if (node.kind == Kind::scalar && std::find(known.begin(), known.end(), node.text) != known.end()) return true;
  draft_->report("wrong-type", where(node),
                 in_quotes(entry.key) + " must be one of " + joined(known) + ", not " + described(node) + ".",
                 node.kind == Kind::scalar && known.size() > 8 ? draft_->suggest(node.text, known) : "");
  return false;
}

const Entry* Fields::entry(std::string_view key) const {
  assert(find_key(*construct_, key) != nullptr && "the grammar lists every key that is read");
  const auto found =
      std::find_if(entries_.begin(), entries_.end(), [key](const auto& each) { return each.first == key; });
  return found == entries_.end() ? nullptr : found->second;
}

const Node* Fields::value(std::string_view key) const {
  const auto* found = entry(key);
  return found == nullptr ? nullptr : &found->value;
}

std::string Fields::text(std::string_view key, std::string_view otherwise) const {
  const auto* node = value(key);
  return node == nullptr ? std::string{otherwise} : node->text;
}

bool Fields::flag(std::string_view key) const {
  const auto* node = value(key);
  return node != nullptr && to_boolean(*node).value_or(false);
}

std::vector<const Node*> Fields::some(std::string_view key) const {
  const auto* node = value(key);
  return node == nullptr ? std::vector<const Node*>{} : one_or_more(*node);
}

std::vector<std::string> Fields::texts(std::string_view key) const {
  std::vector<std::string> all;
  for (const auto* node : some(key)) all.push_back(node->text);
  return all;
}

const std::vector<Entry>& Fields::entries(std::string_view key) const {
  static const std::vector<Entry> none;
  const auto* node = value(key);
  return node == nullptr ? none : node->entries;
}

const std::vector<Node>& Fields::items(std::string_view key) const {
  static const std::vector<Node> none;
  const auto* node = value(key);
  return node == nullptr ? none : node->items;
}

pathway::Origin Fields::origin() const {
  return draft_->origin(where(*node_), source_);
}

}  // namespace filrouge::loading

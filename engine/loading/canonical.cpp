#include "engine/loading/gather.hpp"
#include "engine/loading/grammar.hpp"

#include <algorithm>
#include <string_view>

namespace filrouge::loading {
namespace {

// In document order; every other map is sorted.
bool keeps_order(std::string_view form) {
  return form == "map:state" || form == "map:transitions" || form == "map:task" || form == "map:tell" ||
         form == "ladder" || form == "map:answer" || form == "map:value";
}

// A string of JSON (RFC 8259); the text is well-formed UTF-8.
void put_text(std::string_view text, std::string& out) {
  constexpr std::string_view digits = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += "\\u00";
      out += digits[static_cast<unsigned char>(c) >> 4U];
      out += digits[static_cast<unsigned char>(c) & 0xFU];
    } else {
      out += c;
    }
  }
  out += '"';
}

void put(const Node& node, std::string_view form, std::string& out);

void put_map(const Node& node, std::string_view form, std::string& out) {
  std::vector<const Entry*> entries;
  for (const auto& entry : node.entries) {
    const bool names_files = form == "pathway" && (entry.key == "extends" || entry.key == "use");
    if (!names_files) entries.push_back(&entry);  // what they hold is in the tree
  }
  if (!keeps_order(form)) {
    std::sort(entries.begin(), entries.end(), [](const Entry* a, const Entry* b) { return a->key < b->key; });
  }
  out += '{';
  for (const auto* entry : entries) {
    if (entry != entries.front()) out += ',';
    put_text(entry->key, out);
    out += ':';
    put(entry->value, value_form(form, entry->key), out);
  }
  out += '}';
}

void put(const Node& node, std::string_view form, std::string& out) {
  switch (node.kind) {
    case Node::Kind::null:
    case Node::Kind::refused:
      out += "null";
      return;
    case Node::Kind::scalar:
      if (to_boolean(node) || to_number(node)) {
        out += node.text;
      } else {
        put_text(node.text, out);
      }
      return;
    case Node::Kind::list:
      out += '[';
      for (const auto& item : node.items) {
        if (&item != node.items.data()) out += ',';
        put(item, element_form(form), out);
      }
      out += ']';
      return;
    case Node::Kind::map:
      put_map(node, form, out);
      return;
  }
}

}  // namespace

std::string canonical_form(const Node& root) {
  std::string out;
  out.reserve(1U << 15U);
  put(root, "pathway", out);
  return out;
}

}  // namespace filrouge::loading

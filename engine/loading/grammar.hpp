#pragma once
#include <span>
#include <string_view>

namespace filrouge::loading {

// One key of a construct of the pathway language.
struct Key {
  std::string_view name;
  // What its value is written as: `text`, `expression`, `moment`, `duration`, `date`, `boolean`, `integer`, `value`
  // (any scalar), `name` (of something declared), `target` (a state), `enum:a|b`; the name of a construct; with a
  // prefix `map:`, `list:` (a list) or `some:` (one, or a list) of such a form. `transitions` is one or a list of them,
  // `ladder` a map of moments to rungs, `open` an event or a moment.
  std::string_view form;
  std::string_view description;  // one line for the author, shown on completion
  bool required = false;
};

// A map of the language, with all the keys it may have.
struct Construct {
  std::string_view name;
  // What may stand in its place, as a form: the value of its first key. Empty for none.
  std::string_view short_form;
  std::string_view description;
  std::span<const Key> keys;
  // Groups of keys, with blanks between them, of which a map needs at least one each (`date|year`), or just one
  // (`=within|until`).
  std::string_view needs = {};
};

// The whole grammar, the pathway itself first. The loader refuses every other key; the JSON Schema is written from it.
[[nodiscard]] std::span<const Construct> grammar();
[[nodiscard]] const Construct* find_construct(std::string_view name);
// The construct of that name; it exists.
[[nodiscard]] const Construct& construct(std::string_view name);
[[nodiscard]] const Key* find_key(const Construct& construct, std::string_view name);

// The form of the items of a list, or of the values of a map, that is written as `form`; a plain form is its own.
[[nodiscard]] std::string_view element_form(std::string_view form);
// The form of the value that `key` has in a map written as `form`; empty for a key that means nothing there.
[[nodiscard]] std::string_view value_form(std::string_view form, std::string_view key);

// Keys of the language that a pathway of this version may not use yet.
[[nodiscard]] bool is_reserved_key(std::string_view construct, std::string_view key);

}  // namespace filrouge::loading

#pragma once
#include "engine/loading/draft.hpp"
#include "engine/loading/grammar.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace filrouge::loading {

// One map of the language, opened: unknown, missing and wrongly written keys are reported at once, and what remains
// can be read without another check.
class Fields {
 public:
  // `source` is what the surrounding construct comes from; a `source` key replaces it.
  Fields(Draft& draft, const Node& node, std::string_view construct, std::string source = {});

  // The entry or value of a key of the grammar; nullptr when it is absent or was reported.
  [[nodiscard]] const Entry* entry(std::string_view key) const;
  [[nodiscard]] const Node* value(std::string_view key) const;

  [[nodiscard]] std::string text(std::string_view key, std::string_view otherwise = {}) const;
  [[nodiscard]] bool flag(std::string_view key) const;
  // One text or a list of them.
  [[nodiscard]] std::vector<const Node*> some(std::string_view key) const;
  [[nodiscard]] std::vector<std::string> texts(std::string_view key) const;

  // The entries of a map, the items of a list; empty when absent.
  [[nodiscard]] const std::vector<Entry>& entries(std::string_view key) const;
  [[nodiscard]] const std::vector<Node>& items(std::string_view key) const;

  // What it comes from, its own or the surrounding one's.
  [[nodiscard]] const std::string& source() const { return source_; }
  [[nodiscard]] pathway::Origin origin() const;

 private:
  void read_entry(const Entry& entry);
  void check_missing();
  void check_source(const Node& node);
  [[nodiscard]] bool is_written_as(const Entry& entry, std::string_view form) const;
  [[nodiscard]] bool is_text(const Entry& entry, const Node& node, std::string_view form) const;
  [[nodiscard]] bool is_choice(const Entry& entry, std::string_view form) const;

  Draft* draft_;
  const Node* node_;
  const Construct* construct_;
  std::string source_;
  std::vector<std::pair<std::string_view, const Entry*>> entries_;
};

// True for a map; else reported as wrong-type. `what` names it: "The states".
[[nodiscard]] bool expect_map(Draft& draft, const Node& node, const std::string& what);
// "a list", "a map", "a text"…
[[nodiscard]] std::string described(const Node& node);
// One scalar, or the scalars of a list, those already reported left out.
[[nodiscard]] std::vector<const Node*> one_or_more(const Node& node);
// A value that YAML read as a list or map, as its author meant it, between quotes.
[[nodiscard]] std::string quoted_source(const Draft& draft, const Node& node);

}  // namespace filrouge::loading

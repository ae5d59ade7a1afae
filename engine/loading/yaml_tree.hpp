#pragma once
#include "engine/base/diagnostic.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The part of YAML 1.2 the files of filrouge are written in: one document, a map, of maps, lists and scalars. Tags,
// anchors, aliases, merge keys and duplicate keys are refused, each with the form to write instead.
namespace filrouge::loading {

struct Entry;

struct Node {
  enum class Kind {
    null,  // written out: null or ~
    scalar,
    list,
    map,
    refused  // already reported; whoever reads it says nothing more about it
  };
  Kind kind = Kind::null;
  bool quoted = false;     // a scalar between quotes or a block (| or >): always a text
  Position at;             // its first character, the opening quote included
  std::uint16_t file = 0;  // for whoever joins several texts: which one it is of
  std::string text;        // of a scalar
  std::vector<Node> items;
  std::vector<Entry> entries;  // document order, keys unique

  // The value of a key of a map, or nullptr. Linear: for maps of few keys.
  [[nodiscard]] const Node* find(std::string_view key) const;
};

struct Entry {
  std::string key;
  Position at;  // of the key
  Node value;
};

struct YamlLimits {
  std::size_t bytes_max = 4UL * 1024UL * 1024UL;
  std::size_t nodes_max = 400'000;
  std::size_t depth_max = 64;
};

// Reads a text. Everything wrong with it is added to `findings` under the name `file`; a tree is returned wherever one
// could be built, so that its content can be checked as well. The root is a map.
[[nodiscard]] std::optional<Node> parse_yaml(const std::string& file, std::string_view text, Diagnostics& findings,
                                             const YamlLimits& limits = {});

// Scalars as the YAML 1.2 core schema resolves them, narrowed to one form each: plain `true` or `false`; a plain
// decimal integer without leading zeros; a plain finite decimal number. Empty for anything else.
[[nodiscard]] std::optional<bool> to_boolean(const Node& node);
[[nodiscard]] std::optional<std::int64_t> to_integer(const Node& node);
[[nodiscard]] std::optional<double> to_number(const Node& node);

// Where the character number `column` (from 1) of a scalar's value stands in `text`, the file the node was read from:
// quotes, escapes and folded lines counted in. Past the end, the place after the last character.
[[nodiscard]] Position position_in(const Node& scalar, std::string_view text, int column);

}  // namespace filrouge::loading

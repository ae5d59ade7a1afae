#pragma once
#include "cli/configuration/secret.hpp"
#include "engine/loading/report.hpp"
#include "engine/loading/yaml_tree.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::cli {

// Where values are read: who is told what is wrong, and the folder that paths of the file count from.
struct Reading {
  loading::Report& report;
  std::filesystem::path folder;
};

// One key of the configuration file: how its value gets to its place, and what the reference page says of it.
struct Key {
  std::string name;         // empty: those inside stand in its place
  std::string form;         // "a text", "a whole number from 1 to 20"
  std::string description;  // one line, without a full stop
  std::string otherwise;    // what counts where the key is absent, as one would write it
  std::function<void(const loading::Node&, const Reading&)> read;
  std::vector<Key> inside;  // of a section
  bool required = false;
  bool one_only = false;               // of the keys inside
  std::function<void()> then;          // told when the value was read
  std::function<std::string()> fault;  // of a section: why its values do not go together, once they were read
};

// Reads a map whose keys are those inside `section`. What is wrong is reported, and leaves its place as it was.
void read_section(const Key& section, const loading::Node& node, const Reading& reading);

// The keys that may stand in a section, those of nameless keys in their place.
[[nodiscard]] std::vector<const Key*> keys_inside(const Key& section);

// The kinds of keys. `into` is the place of the value, which holds the default and outlives the key.
namespace key {

// `take` puts the value in its place, and answers whether it is written as `form`.
[[nodiscard]] Key value(std::string name, std::string form, std::string description, std::string otherwise,
                        std::function<bool(const loading::Node&, const Reading&)> take);
[[nodiscard]] Key text(std::string name, std::string description, std::string& into);
// A map of names that are free, each with a text.
[[nodiscard]] Key texts(std::string name, std::string description, std::map<std::string, std::string>& into);
// Counts from the folder of the file.
[[nodiscard]] Key path(std::string name, std::string description, std::filesystem::path& into);
// A path of a file that has to be there; where it is not, a warning, for whoever checks may see less than the daemon.
[[nodiscard]] Key file(std::string name, std::string description, std::filesystem::path& into);
// "60 seconds", "5 minutes", "1 hour".
[[nodiscard]] Key duration(std::string name, std::string description, std::chrono::milliseconds& into);
// Two keys, NAME_env and NAME_file. NAME itself is refused: no secret stands in the file.
[[nodiscard]] Key secret(const std::string& name, const std::string& description, Secret& into);
[[nodiscard]] Key section(std::string name, std::string description, std::vector<Key> inside);
// A section in which one key stands.
[[nodiscard]] Key one_of(std::string name, std::string description, std::vector<Key> inside);
[[nodiscard]] Key required(Key key);

struct Bounds {
  std::int64_t least = 0;
  std::int64_t most = std::numeric_limits<std::int64_t>::max();
};
template <class Integer>
[[nodiscard]] Key whole(std::string name, std::string description, Integer& into, Bounds bounds) {
  auto form = "a whole number from " + std::to_string(bounds.least) + " to " + std::to_string(bounds.most);
  return value(std::move(name), std::move(form), std::move(description), std::to_string(into),
               [&into, bounds](const loading::Node& node, const Reading&) {
                 const auto number = loading::to_integer(node);
                 if (!number || *number < bounds.least || *number > bounds.most) return false;
                 into = static_cast<Integer>(*number);
                 return true;
               });
}

// `names` are the words for the values of the enumeration, in their order.
template <class Enum>
[[nodiscard]] Key choice(std::string name, std::string description, Enum& into,
                         std::span<const std::string_view> names) {
  std::string form = "one of";
  for (const auto& each : names) form += (&each == names.data() ? " " : ", ") + std::string(each);
  return value(std::move(name), std::move(form), std::move(description),
               std::string(names[static_cast<std::size_t>(into)]),
               [&into, names](const loading::Node& node, const Reading&) {
                 for (std::size_t i = 0; i < names.size(); ++i) {
                   if (node.text != names[i]) continue;
                   into = static_cast<Enum>(i);
                   return true;
                 }
                 return false;
               });
}

}  // namespace key
}  // namespace filrouge::cli

#include "cli/configuration/key.hpp"

#include "adapters/system/files.hpp"
#include "engine/base/error.hpp"
#include "engine/base/words.hpp"
#include "engine/calendar/duration.hpp"
#include "engine/loading/fields.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace filrouge::cli {
namespace {

using loading::Node;

std::string title_of(const Key& section) {
  return section.name.empty() ? std::string("the configuration") : in_quotes(section.name);
}

void read_value(const Key& key, const loading::Entry& entry, const Reading& reading) {
  if (entry.value.kind == Node::Kind::refused) return;
  key.inside.empty() ? key.read(entry.value, reading) : read_section(key, entry.value, reading);
  if (const auto sentence = key.fault ? key.fault() : std::string(); !sentence.empty())
    reading.report.add("wrong-type", entry.at, sentence);
  if (key.then) key.then();
}

void report_unknown(const Key& section, const loading::Entry& entry, const std::vector<const Key*>& known,
                    const Reading& reading) {
  std::vector<std::string> names;
  for (const auto* each : known) names.push_back(each->name);
  reading.report.add("unknown-key", entry.at, in_quotes(entry.key) + " is not a key of " + title_of(section) + ".",
                     loading::did_you_mean(entry.key, names));
}

void report_missing(const Key& section, const Node& node, const std::vector<const Key*>& known,
                    const Reading& reading) {
  for (const auto* each : known) {
    if (!each->required || node.find(each->name) != nullptr) continue;
    reading.report.add("missing-key", node.at,
                       "There is no " + in_quotes(each->name) + " in " + title_of(section) + ".",
                       "Add " + each->name + ": " + each->description + ".");
  }
}

// Everything but the words of a person who types a duration: "60 seconds" for 60000.
std::string in_words(std::chrono::milliseconds duration) {
  const auto count = duration / std::chrono::seconds(1);
  return calendar::to_string({count, calendar::Unit::seconds});
}

std::optional<std::chrono::milliseconds> clock_duration(const std::string& text) {
  const auto duration = calendar::parse_duration(text);
  if (!duration || duration->count <= 0 || !calendar::is_clock_unit(duration->unit)) return std::nullopt;
  if (duration->unit == calendar::Unit::seconds) return std::chrono::seconds(duration->count);
  if (duration->unit == calendar::Unit::minutes) return std::chrono::minutes(duration->count);
  return std::chrono::hours(duration->count);
}

}  // namespace

void read_section(const Key& section, const Node& node, const Reading& reading) {
  if (node.kind != Node::Kind::map) {
    if (node.kind != Node::Kind::refused) {
      reading.report.add("wrong-type", node.at,
                         title_of(section) + " must be a map, not " + loading::described(node) + ".",
                         "Write its keys, each with its value.");
    }
    return;
  }
  const auto known = keys_inside(section);
  for (const auto& entry : node.entries) {
    const auto found =
        std::find_if(known.begin(), known.end(), [&](const Key* each) { return each->name == entry.key; });
    found == known.end() ? report_unknown(section, entry, known, reading) : read_value(**found, entry, reading);
  }
  report_missing(section, node, known, reading);
  if (section.one_only && node.entries.size() != 1) {
    std::string names;
    for (const auto* each : known) names += (names.empty() ? "" : ", ") + each->name;
    reading.report.add("wrong-type", node.at, title_of(section) + " has one key, one of: " + names + ".");
  }
}

std::vector<const Key*> keys_inside(const Key& section) {
  std::vector<const Key*> keys;
  for (const auto& each : section.inside) {
    if (!each.name.empty()) {
      keys.push_back(&each);
      continue;
    }
    const auto more = keys_inside(each);
    keys.insert(keys.end(), more.begin(), more.end());
  }
  return keys;
}

namespace key {

Key value(std::string name, std::string form, std::string description, std::string otherwise,
          std::function<bool(const Node&, const Reading&)> take) {
  const auto read = [name, form, take = std::move(take)](const Node& node, const Reading& reading) {
    if (node.kind == Node::Kind::scalar && take(node, reading)) return;
    reading.report.add("wrong-type", node.at,
                       in_quotes(name) + " must be " + form + ", not " + loading::described(node) + ".");
  };
  return {
      std::move(name), std::move(form), std::move(description), std::move(otherwise), read, {}, false, false, {}, {}};
}

Key text(std::string name, std::string description, std::string& into) {
  auto otherwise = into;
  return value(std::move(name), "a text", std::move(description), std::move(otherwise),
               [&into](const Node& node, const Reading&) {
                 into = node.text;
                 return !node.text.empty();
               });
}

Key texts(std::string name, std::string description, std::map<std::string, std::string>& into) {
  const std::string form = "a map of texts";
  const auto read = [name, form, &into](const Node& node, const Reading& reading) {
    const auto is_text = [](const loading::Entry& entry) { return entry.value.kind == Node::Kind::scalar; };
    if (node.kind != Node::Kind::map || !std::all_of(node.entries.begin(), node.entries.end(), is_text)) {
      reading.report.add("wrong-type", node.at, in_quotes(name) + " must be " + form + ".");
      return;
    }
    for (const auto& entry : node.entries) into[entry.key] = entry.value.text;
  };
  return {std::move(name), form, std::move(description), "", read, {}, false, false, {}, {}};
}

Key path(std::string name, std::string description, std::filesystem::path& into) {
  return value(std::move(name), "a path", std::move(description), into.string(),
               [&into](const Node& node, const Reading& reading) {
                 into = (reading.folder / node.text).lexically_normal();
                 return !node.text.empty();
               });
}

Key file(std::string name, std::string description, std::filesystem::path& into) {
  auto key = path(std::move(name), std::move(description), into);
  key.read = [read = std::move(key.read), &into](const Node& node, const Reading& reading) {
    read(node, reading);
    if (node.kind != Node::Kind::scalar || node.text.empty()) return;  // said already
    try {
      (void)system::read_beginning(into, 1);
    } catch (const OutsideFailure& failure) {
      reading.report.add("file-missing", node.at, failure.what());
    }
  };
  return key;
}

Key duration(std::string name, std::string description, std::chrono::milliseconds& into) {
  return value(std::move(name), "a duration such as 60 seconds or 5 minutes", std::move(description), in_words(into),
               [&into](const Node& node, const Reading&) {
                 const auto read = clock_duration(node.text);
                 into = read.value_or(into);
                 return read.has_value();
               });
}

Key secret(const std::string& name, const std::string& description, Secret& into) {
  // One secret is in one place, and had better be there.
  const auto placed = [&into, name](const Node& node, const Reading& reading) {
    if (!into.variable.empty() && !into.file.empty()) {
      reading.report.add("duplicate-key", node.at, "The " + name + " is in two places.",
                         "Keep " + name + "_env or " + name + "_file.");
    } else if (const auto trouble = into.trouble(); !trouble.empty()) {
      reading.report.add("secret-missing", node.at, trouble);
    }
    return true;
  };
  auto variable = value(name + "_env", "the name of a variable", description + ": the variable that holds it", "",
                        [&into, placed](const Node& node, const Reading& reading) {
                          into.variable = node.text;
                          return !node.text.empty() && placed(node, reading);
                        });
  auto file = value(name + "_file", "a path", description + ": the file whose first line it is", "",
                    [&into, placed](const Node& node, const Reading& reading) {
                      into.file = (reading.folder / node.text).lexically_normal();
                      return !node.text.empty() && placed(node, reading);
                    });
  Key literal;
  literal.name = name;
  literal.read = [name](const Node& node, const Reading& reading) {
    reading.report.add("literal-secret", node.at, "The " + name + " itself stands here.",
                       "Write " + name + "_env: NAME of a variable, or " + name + "_file: PATH of a file.");
  };
  return section("", "", {std::move(variable), std::move(file), std::move(literal)});
}

Key section(std::string name, std::string description, std::vector<Key> inside) {
  return {std::move(name), "", std::move(description), "", {}, std::move(inside), false, false, {}, {}};
}

Key one_of(std::string name, std::string description, std::vector<Key> inside) {
  auto made = section(std::move(name), std::move(description), std::move(inside));
  made.one_only = true;
  return made;
}

Key required(Key key) {
  key.required = true;
  return key;
}

}  // namespace key
}  // namespace filrouge::cli

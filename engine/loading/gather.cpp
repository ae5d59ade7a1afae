#include "engine/loading/gather.hpp"

#include "engine/base/words.hpp"
#include "engine/loading/fields.hpp"
#include "engine/loading/locks.hpp"
#include "engine/loading/overlay.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

namespace filrouge::loading {
namespace {

constexpr std::array shared_tables{"sources", "milestones", "parameters", "roles",  "outcomes",
                                   "ladders", "data",       "sessions",   "events", "deadlines"};

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
  auto root = parse_yaml(name, text, draft.findings);
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
          "It holds tables: roles, outcomes, ladders, data, events, milestones, parameters, sessions, sources, "
          "deadlines.");
    }
  }
}

// What a file names under `extends` or `use`: one path, or a list of them.
std::vector<const Node*> named(const Node& root, std::string_view key) {
  const auto* names = root.find(key);
  return names == nullptr ? std::vector<const Node*>{} : one_or_more(*names);
}

// Reads a pathway's file, the parts it uses and what it extends, each file once.
class Gathering {
 public:
  Gathering(Draft& draft, const std::string& main, const Files& files, std::vector<NeededFile>& needs)
      : draft_(draft), main_(main), files_(files), needs_(needs) {}

  std::optional<Node> tree() {
    add(main_, main_, {});
    if (!complete_ || layers_.empty()) return std::nullopt;
    auto root = std::move(layers_.front());
    for (auto layer = layers_.begin() + 1; layer != layers_.end(); ++layer) {
      const auto before = root;
      lay_over(draft_, root, *layer);
      check_locks(draft_, before, root, *layer);
      root.at = layer->at;
      root.file = layer->file;
    }
    return root;
  }

 private:
  // Puts a file after what it extends, so that each is laid over what it builds on.
  void add(const std::string& name, const std::string& asked_by, Position at) {
    if (std::find(open_.begin(), open_.end(), name) != open_.end()) {
      draft_.report("cyclic-extends", {number_of(asked_by), at}, in_quotes(name) + " extends itself, if by others.",
                    "A file is laid over others that know nothing of it.");
      complete_ = false;
      return;
    }
    if (std::find(done_.begin(), done_.end(), name) != done_.end()) return;
    done_.push_back(name);
    auto root = read_file(name, asked_by, at);
    if (!root) return;
    open_.push_back(name);
    for (const auto* base : named(*root, "extends")) add(beside(name, base->text), name, base->at);
    open_.pop_back();
    for (const auto* part : named(*root, "use")) add_part(*root, beside(name, part->text), name, part->at);
    if (name != main_) make_base(*root, name);
    layers_.push_back(std::move(*root));
  }

  void add_part(Node& root, const std::string& name, const std::string& asked_by, Position at) {
    if (auto part = read_file(name, asked_by, at)) merge(draft_, root, std::move(*part));
  }

  std::optional<Node> read_file(const std::string& name, const std::string& asked_by, Position at) {
    const auto text = files_.find(name);
    if (text == files_.end()) needs_.push_back({NeededFile::Kind::fragment, name, asked_by, at});
    auto root = text == files_.end() ? std::nullopt : read(draft_, name, text->second);
    complete_ = complete_ && root.has_value();
    return root;
  }

  // Paths in it count from the main file from now on, which speaks for itself of what it extends and uses.
  void make_base(Node& root, const std::string& name) {
    std::erase_if(root.entries, [](const Entry& entry) { return entry.key == "extends" || entry.key == "use"; });
    if (auto* calendar = find_entry(root, "calendar")) rebase(calendar->value, name);
    auto* messages = find_entry(root, "messages");
    if (auto* file = messages == nullptr ? nullptr : find_entry(messages->value, "file")) rebase(file->value, name);
  }

  void rebase(Node& path, const std::string& name) const {
    if (path.kind != Node::Kind::scalar) return;
    const auto folder = std::filesystem::path{main_}.parent_path();
    path.text = std::filesystem::path{beside(name, path.text)}
                    .lexically_relative(folder.empty() ? std::filesystem::path{"."} : folder)
                    .generic_string();
  }

  [[nodiscard]] std::uint16_t number_of(const std::string& name) const {
    const auto found = std::find_if(draft_.files.begin(), draft_.files.end(),
                                    [&name](const SourceFile& file) { return file.name == name; });
    return static_cast<std::uint16_t>(found - draft_.files.begin());
  }

  Draft& draft_;
  const std::string& main_;
  const Files& files_;
  std::vector<NeededFile>& needs_;
  std::vector<Node> layers_;       // those that others extend first
  std::vector<std::string> open_;  // whose bases are being read
  std::vector<std::string> done_;
  bool complete_ = true;
};

}  // namespace

std::string beside(const std::string& from, const std::string& path) {
  return (std::filesystem::path{from}.parent_path() / path).lexically_normal().generic_string();
}

std::optional<Node> gather(Draft& draft, const std::string& name, const Files& files, std::vector<NeededFile>& needs) {
  return Gathering{draft, name, files, needs}.tree();
}

}  // namespace filrouge::loading

#include "engine/loading/yaml_tree.hpp"

#include "engine/loading/report.hpp"
#include "engine/loading/source_text.hpp"
#include "engine/loading/yaml_traps.hpp"

#include <algorithm>
#include <sstream>
#include <unordered_map>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

namespace filrouge::loading {
namespace {

// Ends the parsing: a limit was passed, and what follows would cost without being of use.
struct LimitPassed {};

// Builds the tree from the events of yaml-cpp, which keep what its own YAML::Node loses: duplicate keys, the places of
// aliases, and whether a scalar was quoted.
class TreeBuilder final : public YAML::EventHandler {
 public:
  TreeBuilder(const SourceText& source, Report& report, const YamlLimits& limits)
      : source_(source), report_(report), limits_(limits) {}

  [[nodiscard]] std::optional<Node> take() { return std::move(root_); }
  // Where the innermost { or [ that is still open stands.
  [[nodiscard]] std::optional<Position> open_bracket() const {
    if (open_.empty() || !open_.back().flow) return std::nullopt;
    return open_.back().node.at;
  }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ == 2) {
      report_.add("yaml-documents", source_.position(offset(mark)), "A second document begins here.",
                  "Indent it like the rest, or move it to a file of its own.");
    }
  }
  void OnDocumentEnd() override {}

  void OnAnchor(const YAML::Mark& mark, const std::string&) override { anchor_ = offset(mark); }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    const auto at = offset(mark);
    report_.add("yaml-anchor", source_.position(at), "A value that begins with * is a YAML alias.",
                "Repeat the value, or put it between quotes: " + quoted_form(meant(at)));
    place(refused(at));
  }

  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
    const auto at = offset(mark);
    const auto rest = source_.text().substr(at);
    const bool written = rest.substr(0, 1) == "~" || rest.substr(0, 4) == "null" || rest.substr(0, 4) == "Null" ||
                         rest.substr(0, 4) == "NULL";
    if (report_anchor()) return place(refused(at));
    if (written) return place(node(Node::Kind::null, at));
    report_missing_value(at);
    place(refused(at));
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, const std::string& value) override {
    const auto at = offset(mark);
    auto scalar = node(Node::Kind::scalar, at);
    scalar.text = value;
    if (is_tag(tag)) {
      scalar.quoted = true;
      scalar.text = meant(at);
      anchor_.reset();
      report_.add("yaml-tag", scalar.at,
                  "A value that begins with ! is a YAML tag, and the value itself would be lost.",
                  "Put it between quotes: " + quoted_form(scalar.text));
    } else {
      scalar.quoted = tag == "!";
      report_anchor();
      check_quotes(at, scalar);
      check_comment(at, scalar);
      check_escapes(scalar);
    }
    place(std::move(scalar));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                       YAML::EmitterStyle::value style) override {
    begin(Node::Kind::list, offset(mark), tag, style);
  }
  void OnSequenceEnd() override { end(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                  YAML::EmitterStyle::value style) override {
    begin(Node::Kind::map, offset(mark), tag, style);
  }
  void OnMapEnd() override { end(); }

 private:
  // A list or map whose end was not met yet.
  struct Open {
    Node node;
    bool flow = false;
    std::optional<Entry> entry;          // of a map: the key is known, its value is not
    std::vector<Position> missing_keys;  // said at its end: yaml-cpp makes up some before it gives up
    std::unordered_map<std::string, Position> keys;
  };

  [[nodiscard]] std::size_t offset(const YAML::Mark& mark) const { return source_.offset(mark.line, mark.column); }

  [[nodiscard]] std::string meant(std::size_t at) const {
    const auto line = static_cast<std::size_t>(source_.position(at).line) - 1;
    const auto column = at - source_.offset(static_cast<int>(line), 0);
    return std::string{value_as_meant(source_.line(line), column, open_bracket().has_value())};
  }

  Node node(Node::Kind kind, std::size_t at) {
    if (++nodes_ > limits_.nodes_max) {
      report_.add("yaml-too-large", source_.position(at),
                  "The file holds more than " + std::to_string(limits_.nodes_max) + " values.", "Split it.");
      throw LimitPassed{};
    }
    Node made;
    made.kind = kind;
    made.at = source_.position(at);
    return made;
  }
  Node refused(std::size_t at) { return node(Node::Kind::refused, at); }

  static bool is_tag(const std::string& tag) { return !tag.empty() && tag != "?" && tag != "!"; }

  bool report_anchor() {
    if (!anchor_) return false;
    report_.add("yaml-anchor", source_.position(*anchor_), "A value that begins with & is a YAML anchor.",
                "Put it between quotes: " + quoted_form(meant(*anchor_)));
    anchor_.reset();
    return true;
  }

  void report_missing_value(std::size_t at) {
    if (open_.empty()) return;
    auto& parent = open_.back();
    if (parent.node.kind == Node::Kind::map && !parent.entry) {
      parent.missing_keys.push_back(source_.position(at));
    } else if (parent.node.kind == Node::Kind::map && !parent.entry->key.empty()) {
      report_.add("missing-value", parent.entry->at, "\"" + parent.entry->key + "\" has no value.",
                  parent.flow ? "Write the value; a text that holds a comma goes between quotes."
                              : "Write the value, {} to accept without effect, or remove the key.");
    } else if (parent.node.kind == Node::Kind::list) {
      report_.add("missing-value", parent.node.at, "An item of this list has no value.", "Write it or remove it.");
    }
  }

  // yaml-cpp takes the end of the file for the closing quote.
  void check_quotes(std::size_t at, const Node& scalar) {
    const char quote = source_.text()[std::min(at, source_.text().size() - 1)];
    if (!scalar.quoted || (quote != '"' && quote != '\'')) return;
    for (auto i = at + 1; i < source_.text().size(); ++i) {
      if (source_.text()[i] == '\\' && quote == '"') {
        ++i;
      } else if (source_.text()[i] == quote) {
        return;
      }
    }
    report_.add("yaml-syntax", scalar.at, "The text that begins here has no closing quote.",
                std::string{"Write "} + quote + " where it ends.");
  }

  // `guard: a #1`: the author of "#1" without a space hardly meant a comment.
  void check_comment(std::size_t at, const Node& scalar) {
    const auto rest = source_.text().substr(at);
    if (scalar.quoted || rest.substr(0, scalar.text.size()) != scalar.text) return;
    const auto hash = rest.find_first_not_of(" \t", scalar.text.size());
    if (hash == std::string_view::npos || hash == scalar.text.size() || rest[hash] != '#') return;
    const auto next = rest.substr(hash + 1, 1);
    if (next.empty() || next == " " || next == "\n" || next == "\r" || next == "#") return;
    const auto line = rest.substr(0, rest.find_first_of("\r\n"));
    const auto meant =
        std::string{line.substr(0, hash + 1)} + std::string{value_as_meant(line, hash + 1, open_bracket().has_value())};
    report_.add("yaml-comment", source_.position(at + hash), "The value ends before this #, the rest is a comment.",
                "Put the whole value between quotes: " + quoted_form(meant) + ", or write \"# \" before a comment.");
  }

  // "\x00" is written with fit characters and means one that is not.
  void check_escapes(const Node& scalar) {
    if (!scalar.quoted) return;
    if (const auto unfit = find_unfit_character(scalar.text))
      report_.add("yaml-encoding", scalar.at, unfit->message, "Remove its escape from the text.");
  }

  void begin(Node::Kind kind, std::size_t at, const std::string& tag, YAML::EmitterStyle::value style) {
    report_anchor();
    auto made = node(kind, at);
    if (is_tag(tag))
      report_.add("yaml-tag", made.at, "A YAML tag has no meaning here.", "Remove the word after \"!\".");
    if (open_.size() == limits_.depth_max) {
      report_.add("yaml-depth", made.at, "Values nest more than " + std::to_string(limits_.depth_max) + " deep.");
      throw LimitPassed{};
    }
    open_.push_back({std::move(made), style == YAML::EmitterStyle::Flow, std::nullopt, {}, {}});
  }

  void end() {
    for (const auto& missing : open_.back().missing_keys)
      report_.add("yaml-key", missing, "A key is missing here.", "Write it, or remove the colon or comma without one.");
    auto made = std::move(open_.back().node);
    open_.pop_back();
    place(std::move(made));
  }

  void place(Node made) {
    if (open_.empty()) {
      if (documents_ == 1) root_ = std::move(made);
      return;
    }
    auto& parent = open_.back();
    if (parent.node.kind == Node::Kind::list) {
      parent.node.items.push_back(std::move(made));
    } else if (!parent.entry) {
      begin_entry(parent, made);
    } else {
      end_entry(parent, std::move(made));
    }
  }

  void begin_entry(Open& map, const Node& key) {
    map.entry = Entry{key.text, key.at, {}};
    if (key.kind == Node::Kind::refused) return;
    if (key.kind != Node::Kind::scalar || key.text.empty()) {
      report_.add("yaml-key", key.at, "A key must be a word or a text.",
                  "Put it between quotes if it is meant as a text.");
      map.entry->key.clear();
    } else if (!key.quoted && key.text == "<<") {
      report_.add("yaml-anchor", key.at, "Merge keys (<<) are not part of the language.", "Repeat the keys.");
      map.entry->key.clear();
    }
  }

  void end_entry(Open& map, Node value) {
    auto entry = std::move(*map.entry);
    map.entry.reset();
    if (entry.key.empty()) return;
    const auto [first, added] = map.keys.emplace(entry.key, entry.at);
    if (!added) {
      report_.add("duplicate-key", entry.at,
                  "\"" + entry.key + "\" was already given on line " + std::to_string(first->second.line) + ".",
                  "Keep one of the two.");
      return;
    }
    entry.value = std::move(value);
    map.node.entries.push_back(std::move(entry));
  }

  const SourceText& source_;
  Report& report_;
  const YamlLimits& limits_;
  std::vector<Open> open_;
  std::optional<std::size_t> anchor_;
  std::optional<Node> root_;
  std::size_t nodes_ = 0;
  int documents_ = 0;
};

std::optional<Node> build(const SourceText& source, Report& report, const YamlLimits& limits) {
  TreeBuilder builder{source, report, limits};
  try {
    std::istringstream stream{std::string{source.text()}};
    YAML::Parser parser{stream};
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const YAML::Exception& refused) {
    const auto at = source.offset(refused.mark.line, refused.mark.column);
    auto finding = explain_syntax(source, at, builder.open_bracket(), refused.msg);
    report.add(finding.rule, source.position(finding.offset), std::move(finding.message), std::move(finding.hint));
    return std::nullopt;
  } catch (const LimitPassed&) {
    return std::nullopt;
  }
  return builder.take();
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  const auto found = std::find_if(entries.begin(), entries.end(), [key](const Entry& e) { return e.key == key; });
  return found == entries.end() ? nullptr : &found->value;
}

std::optional<Node> parse_yaml(const std::string& file, std::string_view text, Diagnostics& findings,
                               const YamlLimits& limits) {
  Report report{file, findings};
  if (text.size() > limits.bytes_max) {
    report.add("yaml-too-large", {1, 1}, "The file is larger than " + std::to_string(limits.bytes_max) + " bytes.",
               "Split it.");
    return std::nullopt;
  }
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.substr(0, byte_order_mark.size()) == byte_order_mark) text.remove_prefix(byte_order_mark.size());
  const SourceText source{text};
  auto unfit = find_unfit_encoding(text);
  if (!unfit) unfit = find_unfit_character(text);
  if (unfit) {
    report.add("yaml-encoding", source.position(unfit->offset), std::move(unfit->message), std::move(unfit->hint));
    return std::nullopt;
  }
  auto root = build(source, report, limits);
  if (root && root->kind == Node::Kind::map) return root;
  if (!has_errors(findings)) {
    report.add("yaml-root", root ? root->at : Position{1, 1}, "The file must be a map: keys, each with its value.");
  }
  return std::nullopt;
}

}  // namespace filrouge::loading

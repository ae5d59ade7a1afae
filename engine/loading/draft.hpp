#pragma once
#include "engine/base/diagnostic.hpp"
#include "engine/loading/yaml_tree.hpp"
#include "engine/pathway/pathway.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace filrouge::loading {

// A place in one of the files a pathway is made of.
struct Where {
  std::uint16_t file = 0;
  Position at;
};
[[nodiscard]] inline Where where(const Node& value) {
  return {value.file, value.at};
}
[[nodiscard]] inline Where where(const Entry& entry) {
  return {entry.value.file, entry.at};
}

struct SourceFile {
  std::string name;
  std::string_view text;
};

// Names of one table of the pathway, for look-up and for "did you mean".
template <class Ix>
class NameTable {
 public:
  void add(const std::string& name, Ix index) {
    if (index_.emplace(name, index).second) names_.push_back(name);
  }
  [[nodiscard]] const Ix* find(const std::string& name) const {
    const auto found = index_.find(name);
    return found == index_.end() ? nullptr : &found->second;
  }
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

 private:
  std::unordered_map<std::string, Ix> index_;
  std::vector<std::string> names_;
};

// What a constant may stand for in a moment.
enum class ConstantKind { plain, date, duration };
struct Constant {
  expression::Slot slot;
  expression::Type type;
  ConstantKind kind = ConstantKind::plain;
};

// Where the texts of messages are, and what they must contain.
struct MessageDuty {
  std::string message;
  std::vector<std::string> subject;
  std::vector<std::string> body;
  Where at;
};

// A pathway while it is being built, with what only the building needs: the files, the findings, names and places.
struct Draft {
  pathway::Pathway pathway;
  std::vector<SourceFile> files;
  Diagnostics findings;
  std::size_t errors = 0;  // reported, also those left out of the findings
  std::size_t warnings = 0;

  NameTable<pathway::RoleIndex> roles;
  NameTable<pathway::OutcomeIndex> outcomes;
  NameTable<pathway::MessageIndex> messages;
  NameTable<pathway::LadderIndex> ladders;
  NameTable<pathway::FactIndex> facts;
  NameTable<pathway::EventIndex> events;
  NameTable<Constant> constants;
  NameTable<std::uint16_t> event_fields;  // index in Segment::event
  std::vector<MessageDuty> duties;

  std::vector<const Node*> state_nodes;                               // by state; of the gathered tree
  std::vector<std::pair<pathway::MessageIndex, Where>> message_uses;  // a message and a place that names it
  std::set<std::string> used;                                         // "role:head", "ladder:july": named somewhere

  void report(std::string_view rule, Where at, std::string message, std::string hint = {});
  // "Did you mean …?" for the nearest of the names; empty once many findings make another hint worthless.
  [[nodiscard]] std::string suggest(std::string_view name, const std::vector<std::string>& known) const;
  [[nodiscard]] pathway::Origin origin(Where at, const std::string& source) const;
  [[nodiscard]] Where where(const pathway::Origin& origin) const;
};

}  // namespace filrouge::loading

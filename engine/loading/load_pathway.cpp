#include "engine/loading/load_pathway.hpp"

#include "engine/base/digest.hpp"
#include "engine/loading/checks.hpp"
#include "engine/loading/declarations.hpp"
#include "engine/loading/gather.hpp"
#include "engine/loading/names.hpp"
#include "engine/loading/states.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <stdexcept>

namespace filrouge::loading {
namespace {

// Beyond these a table is a mistake, and what the interpreter derives from it would be huge.
struct Limit {
  std::string_view table;
  std::size_t entries_max;
};
constexpr std::array limits = {Limit{"data", 1000},       Limit{"events", 2000},    Limit{"roles", 500},
                               Limit{"outcomes", 1000},   Limit{"ladders", 1000},   Limit{"sessions", 100},
                               Limit{"milestones", 1000}, Limit{"parameters", 1000}};

bool within_limits(Draft& draft, const Node& root) {
  for (const auto& limit : limits) {
    const auto* table = root.find(limit.table);
    if (table == nullptr || table->entries.size() <= limit.entries_max) continue;
    draft.report("too-many", where(*table),
                 "There are more than " + std::to_string(limit.entries_max) + " " + std::string{limit.table} + ".");
    return false;
  }
  return true;
}

void load_names(Draft& draft, const Fields& root) {
  auto& pathway = draft.pathway;
  pathway.name = root.text("pathway");
  pathway.title = root.text("title", pathway.name);
  pathway.version = root.text("version");
  pathway.locale = root.text("locale", "fr");
  pathway.calendar_file = root.text("calendar");
  if (const auto* name = root.value("pathway")) (void)expect_name(draft, name->text, where(*name));
}

void load_all(Draft& draft, const Node& node) {
  const Fields root{draft, node, "pathway"};
  load_names(draft, root);
  load_sources(draft, root);
  load_parameters(draft, root);
  load_milestones(draft, root);
  load_outcomes(draft, root);
  const auto roles = declare_roles(draft, root);
  const auto events = declare_events(draft, root);
  load_facts(draft, root);
  const auto states = declare_states(draft, root, node);
  complete_roles(draft, roles);
  complete_events(draft, events);
  complete_sessions(draft, root);
  load_messages_table(draft, root);
  load_ladders(draft, root);
  load_cases(draft, root);
  complete_states(draft, states);
  load_deadlines(draft, root);
}

// Events that can come: declared, heard, raised, and those that states raise when they are done.
void check_events_fit(const Draft& draft) {
  constexpr std::size_t numbers = std::numeric_limits<std::uint16_t>::max();
  if (draft.pathway.events.size() + draft.pathway.states.size() >= numbers)
    throw std::length_error("too many events and states");
}

// False where more is declared than can be numbered; what was read until then is of no use.
bool load_within_numbers(Draft& draft, const Node& root) {
  try {
    load_all(draft, root);
    check_events_fit(draft);
    return true;
  } catch (const std::length_error&) {
    draft.report("too-many", where(root),
                 "A pathway has at most 65 535 of anything: transitions, moments, tasks, messages, names of events.",
                 "Make several pathways of it.");
    return false;
  }
}

// A file that several pathways share holds more than each of them uses.
void leave_out_unused_of_others(Draft& draft, const std::string& name) {
  constexpr std::array<std::string_view, 4> rules{"unused", "never-set", "value-never-set", "unheard"};
  std::erase_if(draft.findings, [&](const Diagnostic& each) {
    return each.file != name && std::find(rules.begin(), rules.end(), each.rule) != rules.end();
  });
}

void add_needs(const Draft& draft, const std::string& name, const Node& root, const Files& files,
               std::vector<NeededFile>& needs) {
  const auto need = [&](NeededFile::Kind kind, const std::string& path, const Node* at) {
    if (path.empty() || at == nullptr || files.count(beside(name, path)) != 0) return;
    needs.push_back({kind, beside(name, path), draft.files[at->file].name, at->at});
  };
  need(NeededFile::Kind::calendar, draft.pathway.calendar_file, root.find("calendar"));
  const auto* messages = root.find("messages");
  need(NeededFile::Kind::messages, draft.pathway.messages_file, messages == nullptr ? nullptr : messages->find("file"));
}

void load_texts(Draft& draft, const std::string& name, const Files& files, LoadResult& result) {
  const auto file = beside(name, draft.pathway.messages_file);
  if (draft.pathway.messages_file.empty() || files.count(file) == 0) return;
  result.messages = load_messages(file, files, draft.findings);
  if (result.messages.needs.empty()) check_texts(draft, file, result.messages);
  result.needs.insert(result.needs.end(), result.messages.needs.begin(), result.messages.needs.end());
}

}  // namespace

LoadResult load_pathway(const std::string& name, const Files& files) {
  Draft draft;
  LoadResult result;
  const auto root = gather(draft, name, files, result.needs);
  if (root && within_limits(draft, *root) && load_within_numbers(draft, *root)) {
    for (const auto& file : draft.files) draft.pathway.files.push_back(file.name);
    add_needs(draft, name, *root, files, result.needs);
    draft.pathway.hash = PathwayHash{sha256_hex(canonical_form(*root))};
    load_texts(draft, name, files, result);
    check_pathway(draft);
    leave_out_unused_of_others(draft, name);
    if (!has_errors(draft.findings)) result.pathway = std::move(draft.pathway);
  }
  result.findings = std::move(draft.findings);
  sort_by_position(result.findings);
  return result;
}

}  // namespace filrouge::loading

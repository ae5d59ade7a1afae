#include "engine/loading/declarations.hpp"
#include "engine/loading/expressions.hpp"
#include "engine/loading/moments.hpp"
#include "engine/loading/names.hpp"
#include "engine/loading/states.hpp"

namespace filrouge::loading {
namespace {

// A moment that counts from an entry alone.
std::optional<pathway::Moment> read_duration(Draft& draft, const Node& node) {
  auto moment = read_moment(draft, node.text, where(node), MomentUse::after);
  if (moment && !std::holds_alternative<calendar::FromEntry>(moment->anchor)) {
    draft.report("moment-syntax", where(node), "This is no duration.", "Write a date under until.");
  }
  return moment;
}

void read_limit(Draft& draft, const Fields& fields, pathway::Deadline& deadline) {
  if (const auto* until = fields.value("until")) {
    deadline.until = read_moment(draft, until->text, where(*until), MomentUse::after);
  }
  if (const auto* within = fields.value("within")) deadline.until = read_duration(draft, *within);
  if (const auto* silence = fields.value("silence")) deadline.silence = read_duration(draft, *silence);
  if (const auto* never = fields.value("never")) {
    deadline.never = compile(draft, *never, condition_scope(draft), Gives::truth);
  }
}

bool says_one_thing(const Fields& fields) {
  int limits = 0;
  for (const auto* key : {"within", "until", "never", "silence"}) limits += fields.value(key) != nullptr ? 1 : 0;
  return limits == 1;
}

// The state it speaks of: only a silence may be one of the whole pathway.
std::optional<pathway::StateIndex> read_state(Draft& draft, const Fields& fields, Where at) {
  if (const auto* state = fields.value("state")) return resolve_target(draft, pathway::root_state, *state);
  if (fields.value("silence") != nullptr) return pathway::root_state;
  draft.report("missing-key", at, "This deadline has no \"state\".", "Add state: the state it speaks of.");
  return std::nullopt;
}

}  // namespace

void load_deadlines(Draft& draft, const Fields& root) {
  for (const auto& entry : root.entries("deadlines")) {
    if (!expect_name(draft, entry.key, where(entry)) || !expect_map(draft, entry.value, "A deadline")) continue;
    const Fields fields{draft, entry.value, "deadline", root.source()};
    const auto found = read_state(draft, fields, where(entry));
    if (!says_one_thing(fields)) {
      draft.report("missing-key", where(entry), "A deadline says one of within, until, never and silence.",
                   "within: 4 months, until: july_close, never: outcome == null, or silence: 60 days.");
    }
    if (!found) continue;
    pathway::Deadline deadline;
    deadline.name = entry.key;
    deadline.title = fields.text("title", entry.key);
    deadline.state = *found;
    deadline.origin = draft.origin(where(entry), fields.source());
    if (const auto* when = fields.value("when")) {
      deadline.when = compile(draft, *when, condition_scope(draft), Gives::truth);
    }
    read_limit(draft, fields, deadline);
    draft.pathway.deadlines.push_back(std::move(deadline));
  }
}

}  // namespace filrouge::loading

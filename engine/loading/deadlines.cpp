#include "engine/loading/declarations.hpp"
#include "engine/loading/expressions.hpp"
#include "engine/loading/moments.hpp"
#include "engine/loading/names.hpp"
#include "engine/loading/states.hpp"

namespace filrouge::loading {
namespace {

void read_limit(Draft& draft, const Fields& fields, pathway::Deadline& deadline) {
  if (const auto* until = fields.value("until")) {
    deadline.until = read_moment(draft, until->text, where(*until), MomentUse::after);
  }
  if (const auto* within = fields.value("within")) {
    deadline.until = read_moment(draft, within->text, where(*within), MomentUse::after);
    if (deadline.until && !std::holds_alternative<calendar::FromEntry>(deadline.until->anchor)) {
      draft.report("moment-syntax", where(*within), "This is no duration.", "Write a date under until.");
    }
  }
  if (const auto* never = fields.value("never")) {
    deadline.never = compile(draft, *never, condition_scope(draft), Gives::truth);
  }
}

bool says_one_thing(const Fields& fields) {
  int limits = 0;
  for (const auto* key : {"within", "until", "never"}) limits += fields.value(key) != nullptr ? 1 : 0;
  return limits == 1;
}

}  // namespace

void load_deadlines(Draft& draft, const Fields& root) {
  for (const auto& entry : root.entries("deadlines")) {
    if (!expect_name(draft, entry.key, where(entry)) || !expect_map(draft, entry.value, "A deadline")) continue;
    const Fields fields{draft, entry.value, "deadline", root.source()};
    const auto* state = fields.value("state");
    const auto found = state == nullptr ? std::nullopt : resolve_target(draft, pathway::root_state, *state);
    if (!says_one_thing(fields)) {
      draft.report("missing-key", where(entry), "A deadline says one of within, until and never.",
                   "within: 4 months, until: july_close, or never: outcome == null.");
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

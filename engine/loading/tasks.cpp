#include "engine/base/words.hpp"
#include "engine/loading/declarations.hpp"
#include "engine/loading/expressions.hpp"
#include "engine/loading/moments.hpp"
#include "engine/loading/names.hpp"
#include "engine/loading/states.hpp"
#include "engine/loading/values.hpp"

#include <algorithm>

namespace filrouge::loading {
namespace {

pathway::Scope read_scope(const Fields& fields) {
  const auto per = fields.text("per");
  if (per == "school") return pathway::Scope::school;
  if (per == "session") return pathway::Scope::session;
  return pathway::Scope::pupil;
}

// The kind of session that a task or message speaks of; one for all of a session must say which.
std::optional<pathway::SessionIndex> read_session(Draft& draft, const Fields& fields, pathway::Scope per) {
  const auto* name = fields.value("session");
  if (name == nullptr) {
    if (per == pathway::Scope::session) {
      draft.report("unknown-session", where(*fields.value("per")),
                   "It does not say which kind of session it speaks of.", "Add session: KIND.");
    }
    return std::nullopt;
  }
  std::vector<std::string> names;
  for (const auto kind : draft.pathway.sessions.indices()) {
    names.push_back(draft.pathway.sessions[kind].name);
    if (names.back() == name->text) return kind;
  }
  draft.report("unknown-session", where(*name), "There is no kind of session " + in_quotes(name->text) + ".",
               draft.suggest(name->text, names));
  return std::nullopt;
}

bool names_event(const Draft& draft, const std::string& text) {
  if (draft.events.find(text) != nullptr) return true;
  const auto pattern = to_pattern(text);
  const bool wild = pattern.prefix != text;
  return wild || (text.find('.') != std::string::npos && text.find(' ') == std::string::npos);
}

// An event or a moment: what is declared decides, then the form.
void read_open(Draft& draft, const Fields& fields, pathway::Task& task) {
  const auto names = fields.some("open");
  if (names.empty()) return;
  const bool events =
      std::all_of(names.begin(), names.end(), [&](const auto* n) { return names_event(draft, n->text); });
  if (events) {
    pathway::OpenOnEvent open;
    for (const auto* name : names) open.events.push_back(event_pattern(draft, name->text, where(*name)));
    task.open = std::move(open);
  } else if (names.size() > 1) {
    draft.report("wrong-type", where(*names.front()), "A task opens at one moment, or on one of several events.");
  } else if (auto moment = read_moment(draft, names.front()->text, where(*names.front()), MomentUse::at)) {
    task.open = pathway::OpenAtMoment{std::move(*moment)};
  }
}

void read_closing(Draft& draft, const Fields& fields, pathway::Task& task) {
  for (const auto* name : fields.some("done")) task.done.push_back(event_pattern(draft, name->text, where(*name)));
  if (fields.items("requires").empty()) return;
  const auto scope = event_scope(draft, task.done);
  task.requirements = read_requirements(draft, fields.items("requires"), scope, fields.source());
}

void read_task(Draft& draft, const Fields& fields, pathway::Task& task) {
  task.title = fields.text("title");
  task.origin.source = fields.source();
  task.repeat = fields.flag("repeat");
  task.per = read_scope(fields);
  task.session = read_session(draft, fields, task.per);
  if (const auto* role = fields.value("role")) task.role = resolve_role(draft, *role).value_or(pathway::RoleIndex{});
  if (const auto* role = fields.value("answerable")) task.answerable = resolve_role(draft, *role);
  read_open(draft, fields, task);
  read_closing(draft, fields, task);
  if (const auto* when = fields.value("when")) task.when = compile(draft, *when, condition_scope(draft), Gives::truth);
  if (const auto* due = fields.value("due")) task.due = read_moment(draft, due->text, where(*due), MomentUse::due);
  if (const auto* ladder = fields.value("remind")) {
    task.ladder = resolve(draft, draft.ladders, *ladder, "unknown-ladder", "ladder");
  }
  if (const auto* message = fields.value("message")) {
    task.message = message_named(draft, message->text, where(*message));
  }
}

void read_tell(Draft& draft, const Entry& entry, const std::string& source, pathway::Tell& tell) {
  if (entry.value.kind != Node::Kind::map) {
    tell.to = read_recipients(draft, entry.value).to;
    return;
  }
  const Fields fields{draft, entry.value, "tell", source};
  tell.origin.source = fields.source();
  tell.to = read_recipients(draft, fields).to;
  tell.again_on_entry = fields.text("again") == "entry";
  tell.per = read_scope(fields);
  tell.late = read_late(fields, tell.late);
  tell.session = read_session(draft, fields, tell.per);
  if (tell.session && tell.again_on_entry) {
    draft.report("wrong-type", where(*fields.value("again")),
                 "What speaks of a session is told once for each planning of it.", "Leave out again, or session.");
  }
  if (const auto* when = fields.value("when")) tell.when = compile(draft, *when, condition_scope(draft), Gives::truth);
  if (const auto* open = fields.value("open")) tell.open = read_moment(draft, open->text, where(*open), MomentUse::at);
  if (const auto* until = fields.value("until")) {
    tell.until = read_moment(draft, until->text, where(*until), MomentUse::after);
  }
}

}  // namespace

void load_tasks(Draft& draft, const OpenedState& state) {
  const auto path = draft.pathway.states[state.index].path;
  for (const auto& entry : state.fields.entries("tasks")) {
    if (!expect_name(draft, entry.key, where(entry)) || entry.value.kind == Node::Kind::refused) continue;
    pathway::Task task;
    task.name = entry.key;
    task.rule = dotted(path, entry.key);
    task.state = state.index;
    task.origin = draft.origin(where(entry), state.fields.source());
    read_task(draft, Fields{draft, entry.value, "task", state.fields.source()}, task);
    draft.pathway.states[state.index].tasks.push_back(draft.pathway.tasks.add(std::move(task)));
  }
}

void load_tells(Draft& draft, const OpenedState& state) {
  const auto path = draft.pathway.states[state.index].path;
  const auto* tasks = state.fields.value("tasks");
  for (const auto& entry : state.fields.entries("tell")) {
    if (!expect_name(draft, entry.key, where(entry)) || entry.value.kind == Node::Kind::refused) continue;
    if (tasks != nullptr && tasks->find(entry.key) != nullptr) {
      draft.report("duplicate-name", where(entry), in_quotes(entry.key) + " is a task of this state as well.",
                   "Rename the task.");
    }
    pathway::Tell tell;
    tell.name = entry.key;
    tell.rule = dotted(path, entry.key);
    tell.state = state.index;
    tell.message = message_named(draft, entry.key, where(entry));
    tell.origin = draft.origin(where(entry), state.fields.source());
    read_tell(draft, entry, state.fields.source(), tell);
    draft.pathway.states[state.index].tells.push_back(draft.pathway.tells.add(std::move(tell)));
  }
}

}  // namespace filrouge::loading

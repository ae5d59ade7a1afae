#include "engine/base/words.hpp"
#include "engine/expression/json.hpp"
#include "engine/loading/checks.hpp"
#include "engine/loading/declarations.hpp"
#include "engine/loading/names.hpp"
#include "engine/loading/values.hpp"

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

namespace filrouge::loading {
namespace {

using pathway::EventDeclaration;
using pathway::PayloadField;

void load_duty(Draft& draft, const Entry& entry, const std::string& source) {
  const Fields duty{draft, entry.value, "duty", source};
  auto& message = draft.pathway.messages[message_named(draft, entry.key, where(entry))];
  message.origin.source = duty.source();
  draft.duties.push_back({entry.key, duty.texts("subject"), duty.texts("body"), where(entry)});
}

// The payload of an answer as JSON; what does not fit its event is reported.
std::string read_payload(Draft& draft, const Fields& fields, const EventDeclaration& event, Where at) {
  auto payload = nlohmann::json::object();
  for (const auto& entry : fields.entries("with")) {
    const auto field = std::ranges::find(event.payload, entry.key, &PayloadField::name);
    if (field == event.payload.end()) {
      std::vector<std::string> known;
      for (const auto& each : event.payload) known.push_back(each.name);
      draft.report("unknown-event-field", where(entry),
                   in_quotes(event.name) + " carries no " + in_quotes(entry.key) + ".",
                   draft.suggest(entry.key, known));
    } else if (const auto value = read_value(draft, entry.value, field->type)) {
      payload[entry.key] = expression::to_json(*value);
    }
  }
  for (const auto& field : event.payload) {
    const bool given = std::ranges::any_of(fields.entries("with"), [&](const Entry& e) { return e.key == field.name; });
    if (given || field.optional) continue;
    draft.report("answer", at,
                 in_quotes(event.name) + " carries " + in_quotes(field.name) + ", which this answer does not give.",
                 "Write with: { " + field.name + ": … }.");
  }
  return payload.dump();
}

std::optional<pathway::Answer> read_answer(Draft& draft, const Entry& entry, const std::string& source) {
  if (!expect_name(draft, entry.key, where(entry)) || entry.value.kind == Node::Kind::refused) return std::nullopt;
  const Fields fields{draft, entry.value, "answer", source};
  const auto* name = fields.value("event");
  if (name == nullptr) return std::nullopt;
  const auto index = resolve(draft, draft.events, *name, "unknown-event", "event");
  if (!index) return std::nullopt;
  const auto& event = draft.pathway.events[*index];
  if (event.about_school) {
    draft.report("answer", where(*name), in_quotes(event.name) + " is about the school, not about one pupil.",
                 "Answer by an event without about: school.");
  }
  auto payload = read_payload(draft, fields, event, where(entry));
  return pathway::Answer{entry.key, fields.text("title"), *index, std::move(payload), fields.origin()};
}

void load_answers(Draft& draft, const Entry& entry, const std::string& source) {
  if (!expect_map(draft, entry.value, "The answers of a message")) return;
  const auto message = message_named(draft, entry.key, where(entry));
  for (const auto& each : entry.value.entries) {
    if (auto answer = read_answer(draft, each, source)) draft.pathway.messages[message].answers.push_back(*answer);
  }
}

// Who is told which message, by every rule that tells one.
class Told {
 public:
  explicit Told(Draft& draft) : draft_(draft) {}

  void check() {
    const auto& pathway = draft_.pathway;
    for (const auto& tell : pathway.tells) {
      one(tell.message, tell.to.roles, tell.origin);
      about_one_pupil(tell.message, tell.per, tell.origin);
    }
    for (const auto& transition : pathway.transitions) actions(transition.actions);
    for (const auto& state : pathway.states) {
      actions(state.entry);
      actions(state.exit);
    }
    for (const auto& task : pathway.tasks) reminders(task);
    for (const auto index : pathway.messages.indices()) {
      const auto& message = pathway.messages[index];
      if (message.answers.empty() || told_.contains(index)) continue;
      draft_.report("unused", draft_.where(message.answers.front().origin),
                    "The message " + in_quotes(message.name) + " is never sent, so that nobody can answer it.",
                    "Send it by tell, notify or a task, or remove its answers.");
    }
  }

 private:
  void actions(const std::vector<pathway::Action>& all) {
    for (const auto& action : all) {
      if (const auto* notify = std::get_if<pathway::Notify>(&action.what))
        one(notify->message, notify->to.roles, action.origin);
      if (const auto* either = std::get_if<pathway::If>(&action.what)) {
        actions(either->then);
        actions(either->otherwise);
      }
    }
  }

  void reminders(const pathway::Task& task) {
    if (!task.ladder) return;
    for (const auto& rung : draft_.pathway.ladders[*task.ladder].rungs) {
      const auto message = rung.message ? rung.message : task.message;
      if (!message) continue;
      one(*message, rung.to.roles, task.origin);
      if (rung.owner) one(*message, {task.role}, task.origin);
      about_one_pupil(*message, task.per, task.origin);
    }
  }

  void one(pathway::MessageIndex message, const std::vector<pathway::RoleIndex>& roles, const pathway::Origin& origin) {
    told_.insert(message);
    for (const auto role : roles) {
      if (role.value >= draft_.pathway.roles.size()) continue;  // of a task whose role is unknown, which was told
      const auto may_not = [&](const pathway::Answer& answer) {
        const auto& event = draft_.pathway.events[answer.event];
        return event.by_engine || (!event.by.empty() && std::ranges::find(event.by, role) == event.by.end());
      };
      const auto& told = draft_.pathway.messages[message];
      const auto wrong = std::ranges::find_if(told.answers, may_not);
      if (wrong == told.answers.end()) continue;
      const auto& name = draft_.pathway.roles[role].name;
      draft_.report("answer", draft_.where(origin),
                    in_quotes(told.name) + " asks " + in_quotes(name) + " for " +
                        in_quotes(draft_.pathway.events[wrong->event].name) + ", which that role may not record.",
                    "Add " + name + " to by of the event, or tell the role another message.");
    }
  }

  void about_one_pupil(pathway::MessageIndex message, pathway::Scope per, const pathway::Origin& origin) {
    if (per == pathway::Scope::pupil || draft_.pathway.messages[message].answers.empty()) return;
    const std::string once = per == pathway::Scope::school ? "the school" : "a session";
    draft_.report("answer", draft_.where(origin),
                  in_quotes(draft_.pathway.messages[message].name) + " is told once for " + once +
                      ", and its answers are about one pupil.",
                  "Tell it per pupil, or without answers.");
  }

  Draft& draft_;
  std::set<pathway::MessageIndex> told_;
};

}  // namespace

void load_messages_table(Draft& draft, const Fields& root) {
  const auto* node = root.value("messages");
  if (node == nullptr) return;
  const Fields fields{draft, *node, "messages", root.source()};
  draft.pathway.messages_file = fields.text("file");
  for (const auto& entry : fields.entries("must")) load_duty(draft, entry, fields.source());
  for (const auto& entry : fields.entries("answers")) load_answers(draft, entry, fields.source());
}

void check_answers(Draft& draft) {
  Told{draft}.check();
}

}  // namespace filrouge::loading

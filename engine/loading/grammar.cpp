#include "engine/loading/grammar.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace filrouge::loading {
namespace {

constexpr Key source_key{"source", "text",
                         "The article or decision this comes from: a short name of `sources`, then the place in it."};

constexpr Key locked_key{"locked", "boolean", "true: an overlay may only make this, and all that is in it, stricter."};

constexpr std::array state_body = {
    Key{"on", "map:transitions", "What each event does while this state is active: event, then transition."},
    Key{"always", "transitions", "Taken as soon as its guard holds, without an event."},
    Key{"after", "map:transitions",
        "From a moment on: after a date is once that day is over; a duration counts from entry."},
    Key{"at", "map:transitions", "From a moment on: at a date is when that day begins; a duration counts from entry."},
    Key{"onDone", "transitions", "Taken when the final state inside is reached."},
    Key{"entry", "list:action", "Done on entering the state."},
    Key{"exit", "list:action", "Done on leaving the state."},
    Key{"tasks", "map:task", "What is to be done while the state is active; withdrawn when it is left."},
    Key{"tell", "map:tell", "Messages told once while the state is active: message, then who."},
    Key{"initial", "some:target",
        "The state inside entered first, by default the first child; or one for each region."},
    Key{"states", "map:state", "The states inside."},
};

template <std::size_t N>
constexpr auto with_state_body(const std::array<Key, N>& own) {
  std::array<Key, N + state_body.size()> all{};
  std::copy(own.begin(), own.end(), all.begin());
  std::copy(state_body.begin(), state_body.end(), all.begin() + N);
  return all;
}

constexpr auto pathway_keys = with_state_body(std::array{
    Key{"pathway", "text", "The name of the pathway, for commands and the database.", true},
    Key{"title", "text", "What people read."},
    Key{"version", "text", "A label for people; what tells versions apart is the content itself."},
    Key{"locale", "text", "Language of what people read, for instance fr."},
    source_key,
    Key{"sources", "map:text", "Texts the rules come from: short name, then title."},
    Key{"calendar", "text", "The calendar file, relative to this one."},
    Key{"extends", "some:text",
        "Pathways, relative to this one, that this file is laid over: maps merge, lists are replaced, null removes."},
    Key{"use", "some:text",
        "Files with parts of the declarations (roles, outcomes, ladders, events, deadlines…), relative to this one."},
    Key{"milestones", "map:milestone", "Named dates of the cohort; n is the school year of the exam, n+1 the next."},
    Key{"cases", "cases", "Who gets a case."},
    Key{"parameters", "map:parameter", "Constants an académie may change."},
    Key{"roles", "map:role", "Who acts and who is written to."},
    Key{"outcomes", "map:outcome", "How a case may end: code, title, class."},
    Key{"ladders", "map:ladder", "Reminders of a task: moment, then who is told."},
    Key{"data", "map:fact", "What is known of the pupil: stored, computed (is) or a log of past events."},
    Key{"sessions", "map:session",
        "Kinds of sessions; KIND gives the events KIND.planned, .held, .cancelled, .attended, .missed, .excused."},
    Key{"events", "map:event", "What may be recorded."},
    Key{"deadlines", "map:deadline", "What must hold for every case, shown or broken by check."},
    Key{"messages", "messages", "Where the texts are, and what must be in them."},
});

constexpr auto state_keys = with_state_body(std::array{
    Key{"title", "text", "What people read."},
    Key{"type", "enum:atomic|compound|parallel|final|history", "Only parallel, final and history need to be said."},
    Key{"history", "enum:shallow|deep",
        "Of a history state: what is restored, the child (shallow) or everything inside (deep)."},
    Key{"target", "some:target", "Of a history state: where to go when there is nothing to restore."},
    Key{"outcome", "expression", "Of a final state: a code of `outcomes`, or an expression that gives one."},
    locked_key,
    source_key,
});

constexpr std::array transition_keys = {
    Key{"target", "some:target", "The state entered; without it the case stays where it is."},
    Key{"guard", "expression", "Asked once, when the event comes."},
    Key{"actions", "list:action", "Done between leaving and entering."},
    Key{"internal", "boolean", "true: the state itself is not left when the target is inside it."},
    Key{"late", "enum:fire|skip|merge",
        "Of `at` and `after` without target, more than a day after their moment: fire without it."},
    locked_key,
    source_key,
};
constexpr std::array action_keys = {
    Key{"set", "map:value", "Facts to set: a value of the enum, null, or an expression."},
    Key{"raise", "name", "An event put before the waiting ones."},
    Key{"send", "send", "An event to come later."},
    Key{"cancel", "text", "Withdraws what was sent with this id."},
    Key{"if", "if", "Actions under a guard."},
    Key{"notify", "notify", "A message sent now."},
};
constexpr std::array send_keys = {
    Key{"event", "name", "The event.", true},
    Key{"after", "duration", "How much later; at once without it."},
    Key{"id", "text", "A name to cancel it by."},
};
constexpr std::array if_keys = {
    Key{"guard", "expression", "Asked once.", true},
    Key{"then", "list:action", "Done when it holds.", true},
    Key{"else", "list:action", "Done when it does not."},
};
constexpr std::array notify_keys = {
    Key{"role", "some:name", "Who is written to.", true},
    Key{"message", "name", "The message.", true},
    Key{"channels", "list:text", "Channels tried in order, instead of the role's own."},
    Key{"each", "list:text", "Channels all used."},
};
constexpr std::array task_keys = {
    Key{"title", "text", "What is to be done, as people read it."},
    Key{"role", "name", "Who acts.", true},
    Key{"answerable", "name", "Who accounts for it, when not the one who acts."},
    Key{"open", "some:open", "When it opens: an event or a moment; on entry without it."},
    Key{"when", "expression", "Holds continuously: the task is there only while it is true."},
    Key{"due", "moment", "Its last day."},
    Key{"done", "some:name", "The event that closes it; by hand without it."},
    Key{"requires", "list:requirement", "What must be met before it may be closed."},
    Key{"remind", "name", "The ladder climbed while it is open."},
    Key{"message", "name", "What its owner is told, instead of the standard text."},
    Key{"repeat", "boolean", "true: closing it opens the next one."},
    Key{"per", "enum:pupil|school|session", "One for each pupil, or one for all pupils of the school or session."},
    Key{"session", "name", "The kind of session it speaks of: a new one each time one is planned."},
    locked_key,
    source_key,
};
constexpr std::array tell_keys = {
    Key{"role", "some:name", "Who is written to.", true},
    Key{"channels", "list:text", "Channels tried in order, instead of the role's own."},
    Key{"each", "list:text", "Channels all used."},
    Key{"when", "expression", "Told as soon as it is true."},
    Key{"open", "moment", "Not before."},
    Key{"until", "moment", "Not after that day."},
    Key{"late", "enum:fire|skip|merge", "When it is told more than a day after its moment: fire without it."},
    Key{"again", "enum:entry", "entry: told again at every visit of the state."},
    Key{"per", "enum:pupil|school|session", "One for each pupil, or one for all pupils of the school or session."},
    Key{"session", "name", "The kind of session it speaks of: told each time one is planned."},
    locked_key,
    source_key,
};
constexpr std::array requirement_keys = {
    Key{"guard", "expression", "What must hold.", true},
    Key{"refuse", "text", "The sentence shown when it does not.", true},
    locked_key,
    source_key,
};
constexpr std::array milestone_keys = {
    Key{"date", "date", "The date, when the calendar does not say otherwise: 13 July n, 3rd thursday of October n+1."},
    Key{"year", "enum:n|n+1", "The school year it falls in, when the calendar must give the date."},
    Key{"title", "text", "What people read."},
    locked_key,
    source_key,
};
constexpr std::array deadline_keys = {
    Key{"title", "text", "What people read."},
    Key{"state", "target", "The state it speaks of; of a silence, the whole pathway without it."},
    Key{"when", "expression", "Speaks only of cases for which it holds."},
    Key{"within", "duration", "No case stays in the state longer than this after it was entered."},
    Key{"until", "moment", "No case is in the state after that day."},
    Key{"never", "expression", "No case rests in the state while this holds."},
    Key{"silence", "duration", "No pupil in the state hears nothing, and is nobody's task, for longer than this."},
    locked_key,
    source_key,
};
constexpr std::array cases_keys = {
    Key{"of", "enum:student", "Who a case is about."},
    Key{"when", "expression", "Asked of the imported fields of a pupil: status, mefstat4, speciality…"},
    Key{"one_per", "list:text", "What makes two cases the same one."},
    locked_key,
    source_key,
};
constexpr std::array parameter_keys = {
    Key{"value", "value", "true, a number, a text, a date (2026-07-13) or a duration (4 months)."},
    Key{"type", "enum:boolean|integer|number|string|date|duration", "Needed only where the value does not show it."},
    Key{"title", "text", "What people read."},
    Key{"locked", "enum:true|at_least|at_most",
        "true: an overlay may only shorten a duration or bring a date forward; or which way a number may go."},
    source_key,
};
constexpr std::array role_keys = {
    Key{"title", "text", "What people read."},
    Key{"channels", "list:text", "How they are reached, tried in order: email, sms, letter."},
    Key{"when", "expression", "Asked at delivery: who is written to only if it holds."},
    Key{"stand_in", "name", "The role that acts when nobody holds this one."},
    Key{"organisation", "text", "Where they belong; the lycée without it."},
    Key{"digest", "enum:daily|weekly", "Reminders are gathered in one message."},
    Key{"shows", "enum:cases|counts", "counts: their messages name no pupil."},
    locked_key,
    source_key,
};
constexpr std::array outcome_keys = {
    Key{"title", "text", "What people read.", true},
    Key{"class", "text", "The group it is counted in."},
    Key{"solution", "enum:true|partial|false|excluded", "Whether it counts as a solution."},
    locked_key,
    source_key,
};
constexpr std::array rung_keys = {
    Key{"role", "some:name", "Who is told; owner is who holds the task.", true},
    Key{"channels", "list:text", "Channels tried in order, instead of the role's own."},
    Key{"each", "list:text", "Channels all used."},
    Key{"message", "name", "The message, instead of the task's."},
    Key{"late", "enum:fire|skip|merge", "When it is told more than a day after its moment: merge without it."},
    source_key,
};
constexpr std::array fact_keys = {
    Key{"type", "enum:enum|boolean|integer|number|string|date|outcome|log", "What it holds."},
    Key{"values", "list:text", "Of an enum: the values it may take."},
    Key{"at_least", "integer", "Of an integer: its least value."},
    Key{"at_most", "integer", "Of an integer: its greatest value."},
    Key{"default", "value", "What it is before anything sets it; empty without it."},
    Key{"title", "text", "What people read."},
    Key{"is", "expression", "Computed from other facts, never set."},
    Key{"of", "some:name", "Of a log: the events it keeps."},
    Key{"keep", "list:text", "Of a log: the fields kept of each event, beside `occurred`."},
    Key{"max", "integer", "Of a log: how many entries at most (200)."},
    Key{"personal", "boolean", "true: no expression reads it, and no message tells it."},
    locked_key,
    source_key,
};
constexpr std::array session_keys = {
    Key{"title", "text", "What people read."},
    Key{"by", "some:name", "Who plans and holds it."},
    Key{"hosts", "some:name", "Who takes part besides, and may record that it was held and who came."},
    Key{"themes", "list:text", "What it may be about: values of the field theme."},
    Key{"kinds", "list:text", "The forms it may take: values of the field kind."},
    Key{"fields", "map:field", "What else is told of it: when it is planned, and later where it is worth saying."},
    Key{"appointment", "appointment", "What puts it into calendars, with the messages that speak of it."},
    locked_key,
    source_key,
};
constexpr std::array appointment_keys = {
    Key{"day", "name", "The fact that holds its day.", true},
    Key{"hour", "name", "The fact that holds its hour, written as 14 h 30; without one it takes the day."},
    Key{"place", "name", "The fact that holds where it is."},
    Key{"minutes", "integer", "How long it lasts (60)."},
};
constexpr std::array event_keys = {
    Key{"title", "text", "What people read."},
    Key{"by", "some:name", "The roles that may record it; engine for the platform itself."},
    Key{"about", "enum:pupil|school", "school: it reaches every open case of the school and cohort."},
    Key{"payload", "map:field", "What is recorded with it."},
    Key{"requires", "list:requirement", "What must be met before it is taken."},
    Key{"set", "map:value", "Facts it sets wherever the case is: a value of the enum, null, or an expression."},
    locked_key,
    source_key,
};
constexpr std::array field_keys = {
    Key{"type", "enum:enum|boolean|integer|number|string|date|outcome", "What it holds.", true},
    Key{"values", "list:text", "Of an enum: the values it may take."},
    Key{"at_least", "integer", "Of an integer: its least value."},
    Key{"at_most", "integer", "Of an integer: its greatest value."},
    Key{"title", "text", "What people read."},
    Key{"optional", "boolean", "true: it may be left out."},
};
constexpr std::array messages_keys = {
    Key{"file", "text", "The file of the texts, relative to this one."},
    Key{"must", "map:duty", "What a text has to contain."},
    Key{"answers", "map:map:answer", "What may be answered by a link: message, then the answers it offers, in order."},
};
constexpr std::array answer_keys = {
    Key{"title", "text", "The answer, as people read it.", true},
    Key{"event", "name", "The event that records it; its recipient may record it.", true},
    Key{"with", "map:value", "What is recorded with the event."},
    locked_key,
    source_key,
};
constexpr std::array duty_keys = {
    Key{"subject", "some:text", "Texts its subject must contain."},
    Key{"body", "some:text", "Texts its body must contain."},
    locked_key,
    source_key,
};

constexpr std::array constructs = {
    Construct{"pathway", "", "A pathway: what may happen to one pupil, from opening to an outcome.", pathway_keys},
    Construct{"state", "", "Where a case may stand.", state_keys},
    Construct{"transition", "target", "What an event or a moment does.", transition_keys},
    Construct{"action", "", "One thing done; exactly one key.", action_keys, "=set|raise|send|cancel|if|notify"},
    Construct{"send", "", "An event to come later.", send_keys},
    Construct{"if", "", "Actions under a guard.", if_keys},
    Construct{"notify", "", "A message sent now.", notify_keys},
    Construct{"task", "", "Something to do, with its reminders.", task_keys},
    Construct{"tell", "some:name", "A message told once while the state is active.", tell_keys},
    Construct{"requirement", "", "A condition and the sentence that refuses.", requirement_keys},
    Construct{"milestone", "date", "A named date of the cohort.", milestone_keys, "date|year"},
    Construct{"deadline", "", "What must hold for every case.", deadline_keys,
              "=within|until|never|silence state|silence"},
    Construct{"cases", "", "Who gets a case.", cases_keys},
    Construct{"parameter", "", "A constant an académie may change.", parameter_keys, "value|type"},
    Construct{"role", "", "Who acts and who is written to.", role_keys},
    Construct{"outcome", "", "How a case may end.", outcome_keys},
    Construct{"rung", "name", "Who is told at a moment of an open task.", rung_keys},
    Construct{"fact", "", "Something known of the pupil.", fact_keys, "type|is"},
    Construct{"session", "", "A kind of session.", session_keys},
    Construct{"appointment", "", "A session as it stands in calendars.", appointment_keys},
    Construct{"event", "", "Something that may be recorded.", event_keys},
    Construct{"field", "enum:boolean|integer|number|string|date|outcome", "Something recorded with an event.",
              field_keys},
    Construct{"messages", "", "Where the texts are, and what must be in them.", messages_keys},
    Construct{"duty", "", "What a text has to contain.", duty_keys},
    Construct{"answer", "", "What a recipient may answer by a link.", answer_keys},
};

}  // namespace

std::span<const Construct> grammar() {
  return constructs;
}

const Construct* find_construct(std::string_view name) {
  const auto found =
      std::find_if(constructs.begin(), constructs.end(), [name](const auto& c) { return c.name == name; });
  return found == constructs.end() ? nullptr : &*found;
}

const Construct& construct(std::string_view name) {
  const auto* found = find_construct(name);
  assert(found != nullptr);
  return *found;
}

const Key* find_key(const Construct& construct, std::string_view name) {
  const auto found =
      std::find_if(construct.keys.begin(), construct.keys.end(), [name](const Key& key) { return key.name == name; });
  return found == construct.keys.end() ? nullptr : &*found;
}

bool is_reserved_key(std::string_view construct, std::string_view key) {
  return construct == "pathway" && (key == "campaigns" || key == "indicators");
}

std::string_view element_form(std::string_view form) {
  if (form == "transitions") return "transition";
  const auto colon = form.find(':');
  const bool holds = colon != std::string_view::npos && form.substr(0, colon) != "enum";
  return holds ? form.substr(colon + 1) : form;
}

std::string_view value_form(std::string_view form, std::string_view key) {
  if (form.substr(0, 4) == "map:") return element_form(form);
  if (form == "ladder") return "rung";
  const auto* made = find_construct(element_form(form));
  const auto* known = made == nullptr ? nullptr : find_key(*made, key);
  return known == nullptr ? std::string_view{} : known->form;
}

}  // namespace filrouge::loading

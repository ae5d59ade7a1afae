#include "engine/loading/rules.hpp"

#include <algorithm>
#include <array>

namespace filrouge::loading {
namespace {

constexpr auto error = Severity::error;

constexpr std::array table = {
    RuleText{"yaml-syntax", error, "The text is not YAML. Nothing else can be checked before it is."},
    RuleText{"yaml-encoding", error,
             "A file is UTF-8 without control characters and without characters that reverse the reading direction: "
             "what is reviewed must be what runs."},
    RuleText{"yaml-too-large", error, "A file holds at most 4 MiB and 400 000 values."},
    RuleText{"yaml-depth", error, "Values nest at most 64 deep."},
    RuleText{"yaml-documents", error, "A file holds one YAML document; a second one (after ---) would be ignored."},
    RuleText{"yaml-root", error, "A file is a map: keys, each with its value."},
    RuleText{"yaml-tab", error, "YAML is indented with spaces; a tab has no width of its own."},
    RuleText{"yaml-tag", error,
             "A value that begins with ! is a YAML tag, and the value itself would be empty: a guard would vanish. Put "
             "the expression between quotes."},
    RuleText{"yaml-anchor", error,
             "Anchors (&name), aliases (*name) and merge keys (<<) are not part of the language."},
    RuleText{"yaml-key", error, "A key is a single word or text, neither a list, nor a map, nor empty."},
    RuleText{"yaml-comment", Severity::warning,
             "A # after a space begins a comment, so the rest of the line is not part of the value."},
    RuleText{"duplicate-key", error, "A key is given once in a map; YAML readers differ in which one they keep."},
    RuleText{"missing-value", error,
             "A key without a value means nothing: write the value, {} to accept without effect, or remove the key."},

    RuleText{"unknown-key", error, "Each construct has its keys; a key that is not among them would have no effect."},
    RuleText{"reserved-key", error, "The key belongs to the language, but this version does not run it yet."},
    RuleText{"missing-key", error, "The construct says nothing without this key."},
    RuleText{"wrong-type", error, "The value is of another kind than the one expected here."},
    RuleText{"invalid-name", error,
             "Names are used in expressions, commands and the database: letters without accents, digits and _."},
    RuleText{"duplicate-name", error, "Two declarations cannot share a name where either may be meant."},
    RuleText{"too-many", error, "A table is larger than any pathway needs."},
    RuleText{"cyclic-extends", error, "A file that extends itself, even by others, has nothing to be laid over."},
    RuleText{"removes-nothing", error,
             "In an overlay null removes what is there in the file it extends; where nothing is, a name is misspelt or "
             "the other file has changed."},
    RuleText{"locked", error,
             "What is locked is obligatory: an overlay may make it stricter, never looser. What may change how stands "
             "in docs/reference/pathway.md under Overlays."},
    RuleText{"left-out", Severity::warning, "Nobody reads more than a thousand errors or warnings of one pathway."},

    RuleText{"expression", error, "The expression cannot be read, or its parts do not fit together."},
    RuleText{
        "clock-in-condition", error,
        "What is asked in is, when and always is asked again when a fact changes, not when time passes: today() or "
        "now() there would wake nobody. Time enters by at and after."},
    RuleText{
        "late-transition", error,
        "A moment with a target holds from then on, so it cannot be missed, and an event comes when it comes: only "
        "at and after without target may say what to do when they are late."},
    RuleText{"personal-fact", error, "No rule may depend on personal data, and no message tells it."},
    RuleText{
        "personal-kept", Severity::warning,
        "A personal fact stands in its case and in the case's history, which erasing a person does not empty: leave "
        "names, addresses and whatever else is to be erased to the roster."},
    RuleText{"unknown-event-field", error, "An expression may read the fields that the event's payload declares."},
    RuleText{"unknown-fact", error, "Only facts declared under data can be set."},
    RuleText{"not-settable", error, "Computed facts follow from others, logs from events; neither is set."},
    RuleText{"ambiguous-value", error,
             "In set, a value of the fact's enum is that value and anything else is an expression; a word that is both "
             "would be read otherwise than meant."},
    RuleText{"cyclic-fact", error, "A computed fact that reads itself, even by others, has no value."},

    RuleText{"moment-syntax", error,
             "A moment is [DURATION (before|after)] ANCHOR [HH:MM], or a DURATION: \"2 working days after results\", "
             "\"13 July n 12:00\", \"1 month\"."},
    RuleText{"unknown-anchor", error,
             "A moment counts from a milestone, a date fact, a date with n or n+1, or open and due of a task."},

    RuleText{"unknown-target", error,
             "A target is looked up among the siblings of its state, then outwards, then inside; dots reach in."},
    RuleText{"conflicting-targets", error, "Several targets of a transition stand in regions of one parallel state."},
    RuleText{"state-kind", error, "The keys of a state fit its type."},
    RuleText{"unknown-role", error, "A role is declared under roles."},
    RuleText{"unknown-channel", error, "People are reached by email, sms, letter or webhook."},
    RuleText{"unknown-ladder", error, "A ladder is declared under ladders."},
    RuleText{"unknown-session", error, "A kind of session is declared under sessions."},
    RuleText{"unknown-event", error, "The name matches no event that could come."},
    RuleText{"undeclared-event", Severity::warning,
             "The event is heard, raised or sent, but not declared: nobody may record it and it carries nothing."},

    RuleText{"cyclic-stand-in", error, "A role that stands in for itself, even by others, is held by nobody."},
    RuleText{"endless-always", error, "A transition that is always enabled and leads nowhere would never end."},
    RuleText{"unreachable-state", Severity::warning, "No transition leads to the state, whatever happens."},
    RuleText{"final-without-outcome", Severity::warning,
             "A case that ends without an outcome cannot be counted: who ended, and with what?"},
    RuleText{"dead-end", Severity::warning,
             "Whoever comes into the state can never be counted: no way from it leads to an end."},
    RuleText{
        "out-of-order", Severity::warning,
        "What counts from the same date in the same unit comes in the order of its numbers: a reminder after those "
        "below it, a due date after the opening, the end of a message after its beginning."},
    RuleText{
        "silent-wait", Severity::warning,
        "A state that waits for events alone forgets the pupil when none comes: time or a task's ladder that reaches "
        "staff must end the silence."},
    RuleText{"never-taken", Severity::warning,
             "Branches are tried in order, and one behind a branch that is always taken, or taken whenever this one "
             "would be, "
             "is never taken."},
    RuleText{"shadowed-set", Severity::warning,
             "The innermost state answers an event; what an outer transition sets is lost there. An event's own set is "
             "done wherever the case is."},
    RuleText{"bounce", Severity::warning,
             "Once a date has closed a state, whoever comes in is sent out at once: the event that leads there has no "
             "effect."},
    RuleText{"waits-for-event", Severity::warning,
             "What happens once for the whole school may happen before a case is there to hear it; a fact can still be "
             "asked for later."},
    RuleText{
        "dead-rung", Severity::warning,
        "A reminder, a task, a message or a way out whose moment comes when its state is left already never comes. "
        "The dates are those of the calendar."},
    RuleText{
        "empty-outcome", Severity::warning,
        "A case that was played through the pathway ended without an outcome, on the way that is told: it cannot be "
        "counted."},
    RuleText{
        "unhandled", Severity::warning,
        "Branches that are tried in order leave out a case, told with its values: nothing comes of the event, and a "
        "state that only chooses keeps it for ever."},
    RuleText{"never-rests", Severity::warning,
             "Transitions without event take a case round in circles; it is stopped, and somebody has to look at it."},
    RuleText{"guards-overlap", Severity::warning,
             "A broader event that stands first answers what a narrower one below it is written for."},
    RuleText{"never-holds", Severity::warning,
             "A condition over enums, booleans and bounded integers that no combination of their values fulfils: what "
             "it is asked for never "
             "happens."},
    RuleText{"deadline-broken", Severity::warning,
             "A case that was played through the pathway breaks a deadline, on the way that is told."},
    RuleText{
        "deadline-open", Severity::note,
        "A deadline is shown where a moment without guard leads out of its state in time, a silence where every kind "
        "of case was played. This one is not shown, and no case that was played breaks it."},
    RuleText{"longest-silence", Severity::note,
             "The longest time during which a pupil and his family are told nothing and nobody has a task for him, "
             "with the way that leads there. How long it may last can be declared under deadlines."},
    RuleText{"no-stand-in", Severity::warning,
             "Where nobody holds a role, its tasks are seen by nobody: somebody stands in, up to a role that is always "
             "held."},
    RuleText{"task-scope", Severity::warning,
             "A task of the school is one for all pupils; it is closed by an event of the school, not of one pupil."},
    RuleText{"unheard", Severity::warning, "The event may be recorded, but nothing comes of it."},
    RuleText{"unused", Severity::warning, "What is declared and never used misleads who reads the pathway."},
    RuleText{"never-set", Severity::warning, "A fact that is read but never set keeps its first value."},
    RuleText{
        "value-never-set", Severity::warning,
        "A value of a fact that nothing gives it: what is asked about it never happens, or the event that tells it "
        "is missing."},
    RuleText{"unknown-source", Severity::warning, "The first word of a source is a short name of the table sources."},
    RuleText{"missing-file", error, "A file that another one names cannot be read."},
    RuleText{"unknown-kind", error, "A file is recognised by its first keys: pathway, calendar, messages or scenario."},
    RuleText{"unknown-message", error, "Every message that a pathway sends has a text in the messages file."},
    RuleText{"answer", error,
             "Who answers by a link records an event: one about the pupil, complete, that the recipient of the message "
             "may record."},
    RuleText{"answers-not-shown", Severity::warning,
             "A message offers answers by links that stand in its text; without them nobody can answer."},
    RuleText{
        "unknown-variable", error,
        "A text may name facts, milestones and the variables of messages; with any other name it cannot be filled, and "
        "nobody is written to."},
    RuleText{"template-syntax", error,
             "A text of a message is a Mustache template without partials and without other delimiters: each tag names "
             "something and is closed, each section ends. With any other text nobody is written to."},
    RuleText{"no-channel", Severity::warning,
             "A message goes by SMS only where it has a short form; whoever is reached by SMS alone is not reached."},
    RuleText{"message-must", error, "A text that a rule asks for is missing from the message."},

    RuleText{
        "scenario-form", error,
        "A scenario tells what happens to one pupil and what must follow; its form is in docs/reference/scenarios.md."},
    RuleText{"message-form", error,
             "A messages file gives each message a subject and a text; its form is in docs/reference/messages.md."},
    RuleText{"literal-secret", error,
             "A configuration is copied, shown and kept in versions: it names the variable or the file that holds a "
             "secret, never the secret."},
    RuleText{"secret-missing", Severity::warning,
             "The variable or file that holds a secret is not there, at least not for whoever checks."},
    RuleText{"file-missing", Severity::warning,
             "A file that the configuration names is not there, at least not for whoever checks."},
    RuleText{"short-lease", Severity::warning,
             "Whoever takes a message over while it still leaves sends it twice: its lease outlasts what a channel may "
             "take."},
    RuleText{"calendar-key", error, "A calendar has no such key; what it would say would be lost."},
    RuleText{"calendar-value", error, "A date, a school year or a code of a calendar is not written in its form."},
    RuleText{"calendar-missing", error, "A calendar lacks something without which no date can be computed."},
    RuleText{"calendar-reference", error, "A calendar names a holiday zone or a territory that does not exist."},
    RuleText{"calendar-duplicate", error, "A zone, an académie, a commune or a lycée stands in a calendar once."},
    RuleText{"calendar-overlap", error,
             "Holidays of a zone do not overlap and lie within the days the zone is known for: a day is off for one "
             "reason, and nothing is said about days beyond."},
};

}  // namespace

std::span<const RuleText> all_rules() {
  return table;
}

const RuleText* find_rule(std::string_view id) {
  const auto found = std::find_if(table.begin(), table.end(), [id](const RuleText& rule) { return rule.id == id; });
  return found == table.end() ? nullptr : &*found;
}

std::string rules_page() {
  std::string page =
      "# Rules of `filrouge check`\n\n"
      "An error keeps a file from being used; a warning is for its author to weigh. `filrouge check --explain RULE` "
      "says "
      "the same.\n\n| rule | | what it is about |\n|---|---|---|\n";
  for (const auto& rule : table) {
    page += "| `" + std::string{rule.id} + "` | " + std::string{to_string(rule.severity)} + " | ";
    for (const char c : rule.explanation) page += c == '|' ? std::string{"\\|"} : std::string{c};
    page += " |\n";
  }
  return page;
}

}  // namespace filrouge::loading

#include "cli/help_notes.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace filrouge::cli {
namespace {

using Note = std::pair<std::string_view, std::string_view>;

constexpr std::array notes{
    Note{"check",
         "Reads files as the engine would, parts included, and says everything at once: the place, what is wrong and "
         "what was\n"
         "probably meant. A file is known by its first keys: pathway, messages, calendar or scenario."},
    Note{"try",
         "Type an event with its fields (contact.attempted channel=phone), a time (2026-07-14, 2026-07-14 09:00), or "
         "both;\n"
         "an empty line goes to the next moment at which something happens by itself. What is due until then happens "
         "first."},
    Note{"eval",
         "The Common Expression Language, with dates and the durations of school life. Nothing is checked beforehand: "
         "an\n"
         "error shows the column where it arose."},
    Note{"diff",
         "Both are compared as they run, whatever files they are made of: an overlay with what it extends, last year's "
         "version\n"
         "with this year's. What only people read touches nobody. Ends with 0 where nothing differs, with 1 where "
         "something\n"
         "does, with 2 where one of them cannot run."},
    Note{"graph", "Many pages draw Mermaid where it is pasted; DOT is for Graphviz."},
    Note{"test",
         "A scenario tells one invented pupil's story and what must follow. Where it goes otherwise, what was expected "
         "stands\n"
         "beside what happened and why. Random histories hunt for a broken invariant, an incident, a case that never "
         "rests and one\n"
         "that nothing can move."},
    Note{"publish",
         "Cases opened from now on follow the new version, running ones keep theirs; calendars and messages reach all "
         "of them.\n"
         "Where running cases are reached, it first shows how many and prints the token that confirms exactly this."},
    Note{"rehearse",
         "Makes a rehearsal database, takes in the files of the folder when its agenda says, and lets the year pass: "
         "timers,\n"
         "tasks, reminders, messages into files. A year that was interrupted goes on where it was."},
    Note{"import schools",
         "Académie, time zone and public holidays follow from the UAI, whose letter is checked, and from the commune."},
    Note{
        "import students",
        "Reads SIECLE's standard export and keeps only what accompanying a pupil needs. Importing the same file again\n"
        "changes nothing; a pupil who is no longer in it is marked, never deleted."},
    Note{"import staff",
         "Reminders go to the holders of a role in the order of the file; a new file replaces the roles it names."},
    Note{"import results",
         "Each line becomes the event result.received of the pupil's case; a line that was known already changes "
         "nothing."},
    Note{"import events",
         "Each line is one event of a pupil, or of the school; what the pathway refuses is listed with its reason."},
    Note{"case open", "Importing students does it as well; this is for cases that a new pathway or cohort brings."},
    Note{"case send",
         "The event is taken, or refused with the sentence of the pathway and the events that would be taken."},
    Note{"case why",
         "When, what and by whom; where the case stands since; what there is to do; who was told, and the article each "
         "rule\n"
         "comes from. Times are those of the lycée."},
    Note{"case next",
         "Its open tasks, what happens by itself and when, and the events it would take: those it waits "
         "for, and\nthose that only change its facts."},
    Note{"task list", "A task that is one for the whole school is one line, with the number of cases that want it."},
    Note{"message list", "What was sent, and what was not and why: nobody is written to, or left out, in silence."},
    Note{"message show", "Each attempt that failed is kept, and what came back."},
    Note{"message why",
         "The rule that asked for it with its line and its source, the hours it waited for, what it was merged with, "
         "and what will\n"
         "happen next. Times are those of the lycée."},
    Note{"message retry",
         "For what was given up, is held or came back. Nobody who wants no messages, and no address at which nobody is "
         "reached, is\n"
         "written to that way. Channels that are paused are asked at once."},
    Note{"message unmark",
         "Nothing is written to an address once a relay has said that nobody is reached there. This takes it back, for "
         "all that is\n"
         "written from now on; \"message retry\" sends the message itself again."},
    Note{"message bounced",
         "Reads delivery status notifications (RFC 3464). Nothing is written any more to an address at which nobody is "
         "reached; who\n"
         "has another channel is told over that one. Reports that were taken in are marked as seen, other mails stay "
         "new."},
    Note{"person opt-out",
         "Nothing is sent to them any more by any pathway of the lycée, nor what is on its way already; \"message list "
         "--status suppressed\"\nshows what was not. Imports change nothing of it. What programs are told goes on."},
    Note{"person opt-in",
         "For what is written from now on; \"message retry\" sends again what was not sent meanwhile."},
    Note{"report catch-up",
         "A rule is late when it ran more than a day after its moment, and then does what the pathway says: fires, is "
         "skipped, or gives\n"
         "way to a later one; what another late rule ended is cancelled. Each that was due is in one of the four."},
    Note{
        "daemon",
        "Runs until SIGTERM or Ctrl-C, and ends what it holds first. It wakes when something is due and when somebody "
        "writes;\n"
        "a database that goes away is waited for. The schema is brought up to the program's. What it does is logged on "
        "standard error.\n"
        "SIGHUP makes it read its configuration again; what is published it takes by itself."},
    Note{"config check",
         "The place, what is wrong and what was probably meant, as for a pathway. A variable or file of a secret that "
         "is not\n"
         "here is a warning: the daemon may have it. Ends with 0 where the file can be used, with 1 where it has "
         "errors, "
         "with 2\n"
         "where it cannot be read."},
    Note{"tick",
         "What the daemon does all the time, for cron and for rehearsals. It may be killed at any moment: nothing that "
         "was taken\n"
         "is lost, and at most the message that each sender has in flight is sent again."},
    Note{"db migrate",
         "Forward only, all steps in one transaction. Every other command refuses a database of another version."},
    Note{"verify",
         "Folds every history, compares it with the case, and decides every step again. It changes nothing and may run "
         "beside\n"
         "everything else."},
    Note{"calendar import", "Nothing is written while the data set has errors."},
    Note{"calendar show",
         "One character a day: o open, v school holiday, H public holiday, x closed to staff, - weekend,\n"
         "? not known."},
    Note{"calendar add",
         "A line is DATE;DURATION;PLACE, the place being a UAI, the INSEE code of a commune or a holiday territory."},
};

}  // namespace

std::string help_notes(std::string_view command) {
  const auto* found = std::find_if(notes.begin(), notes.end(), [&](const Note& note) { return note.first == command; });
  return found == notes.end() ? std::string() : std::string(found->second);
}

}  // namespace filrouge::cli

#include "cli/declaring.hpp"
#include "engine/pathway/people.hpp"

namespace filrouge::cli {
namespace {

template <class Options>
Declared<Options> declare_import(CLI::App& parent, Parsed& parsed, const std::string& name,
                                 const std::string& description, const std::string& examples) {
  auto import = declare<Options>(parent, parsed, name, description, examples);
  import.app->add_option("FILE", import->file, "The file to read")->required();
  import.app->add_flag("--dry-run", import->dry_run, "Report line by line, write nothing");
  import.app->add_flag("--strict", import->strict, "One bad line, and nothing goes in");
  import.app->add_option("--encoding", import->encoding, "utf-8, windows-1252 or iso-8859-15 (default: recognised)");
  import.app->add_option("--separator", import->separator, "\";\", \",\" or tab (default: recognised)");
  import.app->add_option("--date-form", import->date_form, "dd/mm/yyyy and so on (default: recognised)");
  add_common(*import.app, parsed);
  return import;
}

void declare_import_commands(CLI::App& root, Parsed& parsed) {
  auto& import = group(root, "import", "Take in schools, pupils, staff, results and events", schools);
  declare_import<ImportSchoolsOptions>(import, parsed, "schools", "Lycées from a directory in CSV",
                                       "  filrouge import schools examples/lycee-year/schools.csv");
  auto students = declare_import<ImportStudentsOptions>(
      import, parsed, "students", "Pupils from a SIECLE export; opens the cases of those concerned",
      "  filrouge import students --school 0579001Z --dry-run roster.csv\n"
      "  filrouge import students --school 0579001Z --cohort 2025-2026 roster.csv");
  students.app->add_option("--cohort", students->cohort, "School year of the exam (default: the current one)")
      ->type_name("YEARS");
  auto staff = declare_import<ImportStaffOptions>(import, parsed, "staff", "Who holds the roles of a lycée",
                                                  "  filrouge import staff --school 0579001Z staff.csv");
  auto results = declare_import<ImportResultsOptions>(import, parsed, "results", "Exam results",
                                                      "  filrouge import results --school 0579001Z results.csv");
  auto events = declare_import<ImportEventsOptions>(import, parsed, "events", "A log of what staff recorded",
                                                    "  filrouge import events --school 0579001Z log.csv");
  const auto add_school = [](CLI::App* app, ImportOptions& options) {
    app->add_option("--school", options.school, "The lycée, where the file does not name it")->type_name("UAI");
  };
  add_school(students.app, *students.options);
  add_school(staff.app, *staff.options);
  add_school(results.app, *results.options);
  add_school(events.app, *events.options);
}

// The case a command is about.
void add_case(CLI::App& app, std::string& reference) {
  app.add_option("CASE", reference, "The case, UAI/NUMBER")->required();
}

void declare_case_list(CLI::App& group, Parsed& parsed) {
  auto list = declare<CaseListOptions>(group, parsed, "list", "Cases and the states they are in",
                                       "  filrouge case list --school 0579001Z --state july\n"
                                       "  filrouge case list --status closed --json\n"
                                       "  filrouge case list --refused");
  list.app->add_option("--school", list->school, "Only this lycée")->type_name("UAI");
  list.app->add_option("--pathway", list->pathway, "Only this pathway")->type_name("NAME");
  list.app->add_option("--cohort", list->cohort, "Only this school year of the exam")->type_name("YEARS");
  list.app->add_option("--state", list->state, "Only cases in this state or inside it")->type_name("PATH");
  list.app->add_option("--status", list->status, "open, closed or all")
      ->capture_default_str()
      ->check(CLI::IsMember({"open", "closed", "all"}));
  auto* refused = list.app->add_flag("--refused", list->refused, "Events that were refused, instead");
  list.app->add_flag("--incidents", list->incidents, "Cases that could not be stepped or stored, instead")
      ->excludes(refused);
  list.app->add_option("--after", list->after, "Only cases behind this one, to go on with a list")->type_name("CASE");
  add_limit(*list.app, list->limit);
  add_common(*list.app, parsed);
}

void declare_case_send(CLI::App& group, Parsed& parsed) {
  auto send = declare<CaseSendOptions>(
      group, parsed, "send", "Record an event",
      "  filrouge case send 0579001Z/17 contact.attempted channel=phone --by referent\n"
      "  filrouge case send 0579001Z/17 result.received --payload '{\"decision\": \"failed\"}' --occurred 2026-07-07");
  add_case(*send.app, send->reference);
  send.app->add_option("EVENT", send->event, "Its name in the pathway")->required();
  send.app->add_option("FIELD", send->fields, "Fields of the payload, NAME=VALUE");
  send.app->add_option("--payload", send->payload, "The payload as a JSON object")->type_name("JSON");
  send.app->add_option("--occurred", send->occurred, "The day it happened (default: today)")->type_name("DAY");
  send.app->add_option("--by", send->by, "The role that records it")->type_name("ROLE")->capture_default_str();
  send.app->add_option("--key", send->key, "Names the event: a second one of this key changes nothing");
  add_common(*send.app, parsed);
}

void declare_case_correct(CLI::App& group, Parsed& parsed) {
  auto correct = declare<CaseCorrectOptions>(
      group, parsed, "correct", "Put right an event that was not as it was recorded",
      "  filrouge case correct 0579001Z/17 result.received decision=passed\n"
      "  filrouge case correct 0579001Z/17 contact.attempted channel=sms --step 12 --by referent");
  add_case(*correct.app, correct->reference);
  correct.app->add_option("EVENT", correct->event, "Its name in the pathway")->required();
  correct.app->add_option("FIELD", correct->fields, "The fields that were different, NAME=VALUE");
  correct.app->add_option("--step", correct->step, "The step that recorded it (default: the latest of that name)")
      ->type_name("N")
      ->check(CLI::PositiveNumber);
  correct.app->add_option("--occurred", correct->occurred, "The day it happened, where that was different")
      ->type_name("DAY");
  correct.app->add_option("--by", correct->by, "The role that corrects it")->type_name("ROLE")->capture_default_str();
  add_common(*correct.app, parsed);
}

void declare_case_reopen(CLI::App& group, Parsed& parsed) {
  auto reopen = declare<CaseReopenOptions>(group, parsed, "reopen", "Let a closed case go on",
                                           "  filrouge case reopen 0579001Z/17 --to unsettled.meeting");
  add_case(*reopen.app, reopen->reference);
  reopen.app->add_option("--to", reopen->to, "The state it goes on in")->required()->type_name("STATE");
  reopen.app->add_option("--by", reopen->by, "The role that reopens it")->type_name("ROLE")->capture_default_str();
  add_common(*reopen.app, parsed);
}

void declare_case_commands(CLI::App& root, Parsed& parsed) {
  auto& cases = group(root, "case", "See, explain and move cases", schools);
  declare_case_list(cases, parsed);
  auto open = declare<CaseOpenOptions>(cases, parsed, "open", "Open the cases of pupils who should have one",
                                       "  filrouge case open --cohort 2025-2026");
  open.app->add_option("--school", open->school, "Only this lycée")->type_name("UAI");
  open.app->add_option("--cohort", open->cohort, "School year of the exam (default: the current one)")
      ->type_name("YEARS");
  add_common(*open.app, parsed);
  auto show =
      declare<CaseShowOptions>(cases, parsed, "show", "What is known of a case", "  filrouge case show 0579001Z/17");
  add_case(*show.app, show->reference);
  add_common(*show.app, parsed);
  declare_case_send(cases, parsed);
  declare_case_correct(cases, parsed);
  declare_case_reopen(cases, parsed);
  auto why = declare<CaseWhyOptions>(cases, parsed, "why", "A case's story: every step, its reasons, who was told",
                                     "  filrouge case why 0579001Z/17");
  add_case(*why.app, why->reference);
  why.app->add_flag("--full", why->full, "Every reason, computed facts and states left included");
  add_common(*why.app, parsed);
  auto next =
      declare<CaseNextOptions>(cases, parsed, "next", "What a case waits for", "  filrouge case next 0579001Z/17");
  add_case(*next.app, next->reference);
  add_common(*next.app, parsed);
}

void declare_task_commands(CLI::App& root, Parsed& parsed) {
  auto& task = group(root, "task", "What somebody has to do", schools);
  auto tasks = declare<TaskListOptions>(task, parsed, "list", "Open tasks, the most urgent first",
                                        "  filrouge task list --role referent --before 2026-07-14");
  tasks.app->add_option("--school", tasks->school, "Only this lycée")->type_name("UAI");
  tasks.app->add_option("--role", tasks->role, "Who does it, or answers for it")->type_name("ROLE");
  tasks.app->add_option("--before", tasks->before, "Only what is due before this day")->type_name("DAY");
  add_limit(*tasks.app, tasks->limit);
  add_common(*tasks.app, parsed);
}

void add_filter(CLI::App& app, MessageFilter& filter, CLI::Option* excluded) {
  app.add_option("--school", filter.school, "Only this lycée")->type_name("UAI")->excludes(excluded);
  app.add_option("--channel", filter.channel, "Only this channel")
      ->check(CLI::IsMember(std::vector<std::string>(pathway::channel_names.begin(), pathway::channel_names.end())))
      ->excludes(excluded);
}

void declare_message_commands(CLI::App& root, Parsed& parsed) {
  auto& message = group(root, "message", "What was written to whom", schools);
  auto messages = declare<MessageListOptions>(message, parsed, "list", "Messages and what became of them",
                                              "  filrouge message list --case 0579001Z/17\n"
                                              "  filrouge message list --status dead --channel sms");
  auto* about =
      messages.app->add_option("--case", messages->reference, "All those about this case, instead")->type_name("CASE");
  messages.app->add_option(
      "--status", messages->status,
      "pending, sending, sent, suppressed, held, dead or bounced (default: sent; with --case all)");
  add_filter(*messages.app, messages->filter, about);
  messages.app->add_option("--after", messages->filter.after, "Only messages behind this one, to go on with a list")
      ->type_name("MESSAGE")
      ->excludes(about);
  add_limit(*messages.app, messages->limit);
  add_common(*messages.app, parsed);
  auto show = declare<MessageShowOptions>(message, parsed, "show", "One message, and what happened to it on its way",
                                          "  filrouge message show 0579001Z/3");
  show.app->add_option("MESSAGE", show->message, "Its number, as the list writes it")->required();
  add_common(*show.app, parsed);
  auto why = declare<MessageWhyOptions>(message, parsed, "why", "Why a message left, waits or was not sent",
                                        "  filrouge message why 0579001Z/3\n"
                                        "  filrouge message why --case 0579001Z/17");
  auto* one = why.app->add_option("MESSAGE", why->message, "Its number, as the list writes it");
  why.app->add_option("--case", why->reference, "What this case wanted told and did not tell, or not yet, instead")
      ->type_name("CASE")
      ->excludes(one);
  add_common(*why.app, parsed);
  auto retry = declare<MessageRetryOptions>(message, parsed, "retry", "Send again what could not be sent",
                                            "  filrouge message retry 0579001Z/3\n"
                                            "  filrouge message retry --all --status held --school 0579001Z");
  auto* some = retry.app->add_option("MESSAGE", retry->messages, "Their numbers, as the list writes them");
  retry.app->add_flag("--all", retry->all, "All of a status")->excludes(some);
  retry.app->add_option("--status", retry->status, "Which, with --all")
      ->capture_default_str()
      ->check(CLI::IsMember({"dead", "held", "bounced"}));
  add_filter(*retry.app, retry->filter, some);
  add_common(*retry.app, parsed);
  auto unmark = declare<MessageUnmarkOptions>(message, parsed, "unmark", "Write again to a message's address",
                                              "  filrouge message unmark 0579001Z/3");
  unmark.app->add_option("MESSAGE", unmark->messages, "Their numbers, as the list writes them")->required();
  add_common(*unmark.app, parsed);
  auto bounced =
      declare<MessageBouncedOptions>(message, parsed, "bounced", "Take in what came back, from the relays' reports",
                                     "  filrouge message bounced < report.eml\n"
                                     "  filrouge message bounced --maildir /var/mail/retours");
  bounced.app->add_option("--maildir", bounced->folder, "A Maildir of reports (default: one on standard input)")
      ->type_name("FOLDER");
  add_common(*bounced.app, parsed);
}

template <class Options>
void declare_person(CLI::App& group, Parsed& parsed, const std::string& name, const std::string& description) {
  const auto command = "  filrouge person " + name;
  auto person = declare<Options>(group, parsed, name, description,
                                 command + " 0579001Z/3\n" + command + " --case 0579001Z/17 --guardians");
  auto& who = person->who;
  auto* some = person.app->add_option("MESSAGE", who.messages, "The recipients of these, numbered as the list does");
  auto* about = person.app->add_option("--case", who.reference, "The pupil of this case, instead")
                    ->type_name("CASE")
                    ->excludes(some);
  person.app->add_flag("--guardians", who.guardians, "Not the pupil of the case but the guardians")->needs(about);
  add_common(*person.app, parsed);
}

void declare_person_commands(CLI::App& root, Parsed& parsed) {
  auto& person = group(root, "person", "Who wants no messages", schools);
  declare_person<PersonOptOutOptions>(person, parsed, "opt-out", "Write no more to people who want no messages");
  declare_person<PersonOptInOptions>(person, parsed, "opt-in", "Write again to people who had opted out");
}

void declare_report_commands(CLI::App& root, Parsed& parsed) {
  auto& report = group(root, "report", "Account for what was done", schools);
  auto catch_up = declare<ReportCatchUpOptions>(report, parsed, "catch-up", "What became of what was late",
                                                "  filrouge report catch-up --since 2026-07-13\n"
                                                "  filrouge report catch-up --school 0579001Z --cases");
  catch_up.app->add_option("--school", catch_up->school, "Only this lycée")->type_name("UAI");
  catch_up.app->add_option("--since", catch_up->since, "Only what ran late on this day or afterwards")
      ->type_name("DAY");
  catch_up.app->add_flag("--cases", catch_up->cases, "Case by case");
  add_common(*catch_up.app, parsed);
}

}  // namespace

void declare_school_commands(CLI::App& root, Parsed& parsed) {
  declare_import_commands(root, parsed);
  declare_case_commands(root, parsed);
  declare_task_commands(root, parsed);
  declare_message_commands(root, parsed);
  declare_person_commands(root, parsed);
  declare_report_commands(root, parsed);
}

}  // namespace filrouge::cli

#include "cli/declared_commands.hpp"

#include "cli/help_notes.hpp"
#include "cli/version.hpp"
#include "engine/base/words.hpp"

#include <algorithm>
#include <utility>

#include <CLI/CLI.hpp>

namespace filrouge::cli {
namespace {

constexpr const char* authors = "Authors";
constexpr const char* schools = "Schools and pilots";
constexpr const char* operators = "Operators";

// A command under construction: where its options are declared, and the struct they fill.
template <class Options>
struct Declared {
  CLI::App* app;
  std::shared_ptr<Options> options;
  Options* operator->() const { return options.get(); }
};

template <class Options>
Declared<Options> declare(CLI::App& parent, Parsed& parsed, const std::string& name, const std::string& description,
                          const std::string& examples) {
  auto* app = parent.add_subcommand(name, description);
  const auto more = help_notes(path_of(*app));
  app->footer((more.empty() ? more : more + "\n\n") + "Examples:\n" + examples);
  auto options = std::make_shared<Options>();
  app->callback([&parsed, options] { parsed.command = *options; });
  return {app, std::move(options)};
}

CLI::App& group(CLI::App& root, const std::string& name, const std::string& description, const char* audience) {
  auto* app = root.add_subcommand(name, description);
  app->require_subcommand(1);
  app->group(audience);
  return *app;
}

CLI::Option* add_json(CLI::App& app, Parsed& parsed) {
  return app.add_flag("--json", parsed.common.json, "Answer in JSON, for programs");
}

void add_now(CLI::App& app, Parsed& parsed) {
  app.add_option_function<std::string>(
         "--now",
         [&parsed](const std::string& text) {
           parsed.common.now = parse_rfc3339(text);
           if (!parsed.common.now) {
             throw CLI::ValidationError("--now",
                                        in_quotes(text) + " is no instant; write one like 2026-07-13T08:00:00Z");
           }
         },
         "The instant taken for now (RFC 3339); a real database can then only be read")
      ->type_name("T");
}

// Without a database: the text is read later, in the zone of the lycée.
template <class Text>
void add_local_now(CLI::App& app, Text& now, const std::string& what) {
  app.add_option("--now", now, what + ": RFC 3339, or a date or time of the lycée, 2026-06-01T08:00")->type_name("T");
}

void add_configuration(CLI::App& app, Parsed& parsed) {
  app.add_option("--config", parsed.common.configuration.file,
                 "The configuration file, for what is not said here (default: $FILROUGE_CONFIG, or none)")
      ->type_name("FILE");
}

void add_database(CLI::App& app, Parsed& parsed) {
  add_configuration(app, parsed);
  app.add_option(
         "--database", parsed.common.configuration.database,
         "Where cases live: sqlite:FILE or postgresql://… (default: $FILROUGE_DATABASE, or filrouge.sqlite here)")
      ->type_name("URL");
}

void add_maildir(CLI::App& app, Parsed& parsed) {
  app.add_option("--maildir", parsed.common.configuration.maildir,
                 "A folder for all messages (default: $FILROUGE_MAILDIR, or what is configured, or maildir here)")
      ->type_name("FOLDER");
}

// The options of every command that works on the database.
void add_common(CLI::App& app, Parsed& parsed) {
  add_json(app, parsed);
  add_now(app, parsed);
  add_database(app, parsed);
}

void declare_author_commands(CLI::App& root, Parsed& parsed) {
  auto check = declare<CheckOptions>(root, parsed, "check", "Find what is wrong in pathways, messages and calendars",
                                     "  filrouge check workflows/avenirpro/avenirpro.yaml\n"
                                     "  filrouge check --strict --json *.yaml\n"
                                     "  filrouge check --format sarif *.yaml > filrouge.sarif");
  auto* files = check.app->add_option("FILE", check->files, "Files to check, \"-\" for standard input");
  check.app->add_flag("--strict", check->strict, "Warnings count as errors");
  check.app->add_option("--explain", check->explain, "Say what a rule is about")->type_name("RULE")->excludes(files);
  auto* format = check.app->add_option("--format", check->format, "For people, or for programs")
                     ->capture_default_str()
                     ->check(CLI::IsMember({"human", "json", "sarif"}));
  add_json(*check.app, parsed)->excludes(format);

  auto attempt = declare<TryOptions>(root, parsed, "try", "Play one case from the keyboard, without a database",
                                     "  filrouge try workflows/avenirpro/avenirpro.yaml --now 2026-06-01\n"
                                     "  echo '{\"at\":\"2026-07-14\"}' | filrouge try first.yaml --json");
  attempt.app->add_option("PATHWAY", attempt->pathway, "The pathway's file")->required();
  attempt.app->add_option("--uai", attempt->uai, "The lycée whose calendar counts")->type_name("UAI");
  attempt.app->add_option("--cohort", attempt->cohort, "The school year of the exam, 2025-2026 (default: that of now)");
  add_local_now(*attempt.app, attempt->now, "The instant the case opens");
  add_json(*attempt.app, parsed);

  auto eval = declare<EvalOptions>(root, parsed, "eval", "Evaluate expressions",
                                   "  filrouge eval '1 + 1' '[1, 2].exists(n, n > 1)'\n"
                                   "  echo 'exam == \"failed\"' | filrouge eval --json --data pupil.json");
  eval.app->add_option("EXPRESSION", eval->expressions, "Expressions; without any, one a line of standard input");
  eval.app->add_option("--data", eval->data, "A JSON object whose members are the names")->type_name("FILE");
  eval.app->add_option("--uai", eval->uai, "The lycée whose time zone and calendar count")->type_name("UAI");
  add_local_now(*eval.app, eval->now, "The instant of now()");
  add_json(*eval.app, parsed);

  auto graph = declare<GraphOptions>(root, parsed, "graph", "Draw a pathway",
                                     "  filrouge graph workflows/avenirpro/avenirpro.yaml > avenirpro.mmd\n"
                                     "  filrouge graph --format svg first.yaml > first.svg");
  graph.app->add_option("PATHWAY", graph->pathway, "The pathway's file")->required();
  graph.app->add_option("--format", graph->format, "Language of the drawing")
      ->capture_default_str()
      ->check(CLI::IsMember({"mermaid", "dot", "svg"}));
  add_json(*graph.app, parsed);
  for (auto* app : {check.app, attempt.app, eval.app, graph.app}) app->group(authors);
}

void declare_diff(CLI::App& root, Parsed& parsed) {
  auto diff = declare<DiffOptions>(root, parsed, "diff", "Say what differs between two pathways, and whom it touches",
                                   "  filrouge diff last-year.yaml workflows/avenirpro/avenirpro.yaml\n"
                                   "  filrouge diff --json base.yaml overlay.yaml");
  diff.app->add_option("OLD", diff->before, "The file of the old version")->required();
  diff.app->add_option("NEW", diff->after, "The file of the new version")->required();
  add_json(*diff.app, parsed);
  diff.app->group(authors);
}

void declare_test(CLI::App& root, Parsed& parsed) {
  auto test = declare<TestOptions>(root, parsed, "test", "Run the scenarios of a pathway",
                                   "  filrouge test workflows/avenirpro/scenarios\n"
                                   "  filrouge test workflows/avenirpro/scenarios --filter suspension\n"
                                   "  filrouge test workflows/avenirpro/scenarios --coverage=80\n"
                                   "  filrouge test workflows/avenirpro/scenarios --explore 500 --seed 7");
  test.app->add_option("PATH", test->paths, "Scenario files, or folders that hold some")->required();
  test.app->add_option("--filter", test->filter, "Only scenarios whose title or file holds these words")
      ->type_name("WORDS");
  test.app
      ->add_flag_function(
          "--coverage{0}",
          // CLI11 takes 0 for no, and gives -1.
          [options = test.options](std::int64_t min) { options->coverage_min = std::max<std::int64_t>(min, 0); },
          "Also say what they reach of the pathway, and what never; with --coverage=MIN, fail below so many per cent")
      ->check(CLI::Range(0, 100));
  test.app
      ->add_option("--explore", test->explored,
                   "Then play so many random histories and show the shortest that ends in trouble")
      ->type_name("N")
      ->check(CLI::Range(1, 1'000'000));
  test.app->add_option("--seed", test->seed, "What the random histories are drawn from (default: 1)")->type_name("S");
  add_json(*test.app, parsed);
  test.app->group(authors);
}

void declare_calendar_commands(CLI::App& root, Parsed& parsed) {
  auto& calendar = group(root, "calendar", "Compile, show and question calendars", operators);
  auto import = declare<CalendarImportOptions>(
      calendar, parsed, "import", "Compile the official school calendar into the school holidays of the calendars",
      "  filrouge calendar import fr-en-calendrier-scolaire.csv --output workflows/calendars/school-holidays.yaml");
  import.app->add_option("FILE", import->file, "The official data set, CSV")->required();
  import.app->add_option("--output", import->output, "The file to write (default: standard output)")->type_name("FILE");
  add_json(*import.app, parsed);

  auto show = declare<CalendarShowOptions>(calendar, parsed, "show", "Holidays of a place in one school year",
                                           "  filrouge calendar show alsace-moselle --year 2026");
  show.app->add_option("PLACE", show->place, "A UAI, an INSEE commune code or a holiday territory")->required();
  show.app->add_option("--year", show->year, "First civil year of the school year (default: the current one)")
      ->type_name("YEAR")
      ->check(CLI::Range(1900, 2200));
  add_json(*show.app, parsed);
  add_now(*show.app, parsed);

  auto add = declare<CalendarAddOptions>(calendar, parsed, "add", "Dates reached after a duration, one question a line",
                                         "  echo '2026-07-10;3 working days;alsace-moselle' | filrouge calendar add\n"
                                         "  filrouge calendar add --json < questions.txt");
  add_json(*add.app, parsed);
}

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
  add_common(*tasks.app, parsed);
}

void declare_message_commands(CLI::App& root, Parsed& parsed) {
  auto& message = group(root, "message", "What was written to whom", schools);
  auto messages = declare<MessageListOptions>(message, parsed, "list", "Messages and what became of them",
                                              "  filrouge message list --case 0579001Z/17\n"
                                              "  filrouge message list --status dead");
  messages.app->add_option("--case", messages->reference, "Only those about this case")->type_name("CASE");
  messages.app->add_option("--status", messages->status, "pending, sending, sent, suppressed, held, dead or bounced")
      ->capture_default_str();
  add_common(*messages.app, parsed);
  auto show = declare<MessageShowOptions>(message, parsed, "show", "One message, and what happened to it on its way",
                                          "  filrouge message show 0579001Z/3");
  show.app->add_option("MESSAGE", show->message, "Its number, as the list writes it")->required();
  add_common(*show.app, parsed);
  auto why = declare<MessageWhyOptions>(message, parsed, "why", "Why a message left, waits or was not sent",
                                        "  filrouge message why 0579001Z/3\n"
                                        "  filrouge message why --case 0579001Z/17");
  auto* one = why.app->add_option("MESSAGE", why->message, "Its number, as the list writes it");
  why.app->add_option("--case", why->reference, "What this case wants told and has not told yet, instead")
      ->type_name("CASE")
      ->excludes(one);
  add_common(*why.app, parsed);
  auto retry = declare<MessageRetryOptions>(message, parsed, "retry", "Send again what could not be sent",
                                            "  filrouge message retry 0579001Z/3\n"
                                            "  filrouge message retry --all --status held");
  auto* some = retry.app->add_option("MESSAGE", retry->messages, "Their numbers, as the list writes them");
  retry.app->add_flag("--all", retry->all, "All of a status")->excludes(some);
  retry.app->add_option("--status", retry->status, "Which, with --all")
      ->capture_default_str()
      ->check(CLI::IsMember({"dead", "held", "bounced"}));
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

void declare_publish(CLI::App& root, Parsed& parsed) {
  auto publish =
      declare<PublishOptions>(root, parsed, "publish", "Register a pathway with its calendars and messages",
                              "  filrouge publish workflows/avenirpro/avenirpro.yaml --dry-run\n"
                              "  filrouge publish workflows/avenirpro/avenirpro.yaml --confirm 1a2b3c4d5e6f");
  publish.app->add_option("PATHWAY", publish->pathway, "The pathway's file")->required();
  publish.app->add_flag("--dry-run", publish->dry_run, "Show what it would do, change nothing");
  publish.app->add_option("--confirm", publish->confirm, "The token of the preview, where running cases are reached")
      ->type_name("TOKEN");
  add_common(*publish.app, parsed);
  publish.app->group(authors);
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

void declare_database_commands(CLI::App& root, Parsed& parsed) {
  auto tick = declare<TickOptions>(root, parsed, "tick", "Fire everything that is due and deliver it, once",
                                   "  filrouge tick\n"
                                   "  filrouge tick --database sqlite:rehearsal.sqlite --now 2026-07-13T10:00:00Z");
  tick.app->add_flag("--hold-messages", tick->hold_messages, "Fire timers, deliver nothing");
  add_maildir(*tick.app, parsed);
  add_common(*tick.app, parsed);
  tick.app->group(operators);

  auto daemon =
      declare<DaemonOptions>(root, parsed, "daemon", "Fire what is due and deliver it, whenever it is",
                             "  filrouge daemon\n"
                             "  filrouge daemon --config /etc/filrouge/filrouge.yaml\n"
                             "  filrouge daemon --database postgresql://filrouge@localhost/filrouge\n"
                             "  filrouge daemon --database sqlite:rehearsal.sqlite --now 2026-07-08T08:00:00Z");
  add_database(*daemon.app, parsed);
  add_maildir(*daemon.app, parsed);
  add_now(*daemon.app, parsed);
  daemon.app->group(operators);

  auto rehearse =
      declare<RehearseOptions>(root, parsed, "rehearse", "Play a lycée's year under a virtual clock",
                               "  filrouge rehearse examples/lycee-year --database sqlite:rehearsal.sqlite");
  rehearse.app->add_option("FOLDER", rehearse->folder, "The year: agenda.csv and the files it names")->required();
  rehearse.app->add_option("--pathway", rehearse->pathway, "The pathway's file (default: AvenirPro)")
      ->type_name("FILE");
  add_maildir(*rehearse.app, parsed);
  add_json(*rehearse.app, parsed);
  add_database(*rehearse.app, parsed);
  rehearse.app->group(authors);

  auto& db = group(root, "db", "Make and describe the database", operators);
  auto migrate = declare<DbMigrateOptions>(db, parsed, "migrate", "Create the database, or bring it up to date",
                                           "  filrouge db migrate\n"
                                           "  filrouge db migrate --rehearsal --database sqlite:rehearsal.sqlite");
  migrate.app->add_flag("--rehearsal", migrate->rehearsal, "A new database in which time may be set with --now");
  add_common(*migrate.app, parsed);
  auto info = declare<DbInfoOptions>(db, parsed, "info", "What the database is and what was published in it",
                                     "  filrouge db info --json");
  add_common(*info.app, parsed);

  auto verify = declare<VerifyOptions>(root, parsed, "verify", "Prove that every case is what its history says",
                                       "  filrouge verify --json");
  add_common(*verify.app, parsed);
  verify.app->group(operators);
}

void declare_config(CLI::App& root, Parsed& parsed) {
  auto& config = group(root, "config", "Check the configuration", operators);
  auto check = declare<ConfigCheckOptions>(config, parsed, "check", "Find what is wrong in a configuration file",
                                           "  filrouge config check /etc/filrouge/filrouge.yaml\n"
                                           "  filrouge config check --json filrouge.yaml");
  check.app->add_option("FILE", check->file, "The file, \"-\" for standard input")->required();
  add_json(*check.app, parsed);
}

void declare_operator_commands(CLI::App& root, Parsed& parsed) {
  auto completion = declare<CompletionOptions>(root, parsed, "completion", "Completion of commands for a shell",
                                               "  source <(filrouge completion bash)\n"
                                               "  filrouge completion fish > ~/.config/fish/completions/filrouge.fish");
  completion.app->add_option("SHELL", completion->shell, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  completion.app->group(operators);
}

}  // namespace

std::string path_of(const CLI::App& app) {
  const auto* parent = app.get_parent();
  return parent == nullptr || parent->get_parent() == nullptr ? app.get_name()
                                                              : parent->get_name() + " " + app.get_name();
}

std::unique_ptr<CLI::App> declare_commands(Parsed& parsed) {
  auto root = std::make_unique<CLI::App>(
      "filrouge keeps the thread of every pupil's pathway: states, timers, tasks, messages.", "filrouge");
  root->set_version_flag("--version", std::string("filrouge ") + program_version);
  root->require_subcommand(1);
  root->footer(
      "Exit codes: 0 done and nothing found wrong; 1 findings (errors in a file, a refused event, a failed\n"
      "expectation, a rejected line); 2 cannot run (usage, a missing file, an unusable database).\n"
      "\"filrouge COMMAND --help\" says more, with options and examples; \"scripts/demo\" shows it all at work.");
  declare_author_commands(*root, parsed);
  declare_diff(*root, parsed);
  declare_test(*root, parsed);
  declare_publish(*root, parsed);
  declare_import_commands(*root, parsed);
  declare_case_commands(*root, parsed);
  declare_task_commands(*root, parsed);
  declare_message_commands(*root, parsed);
  declare_report_commands(*root, parsed);
  declare_database_commands(*root, parsed);
  declare_calendar_commands(*root, parsed);
  declare_config(*root, parsed);
  declare_operator_commands(*root, parsed);
  return root;
}

}  // namespace filrouge::cli

#include "cli/declaring.hpp"

namespace filrouge::cli {
namespace {

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

void declare_config(CLI::App& root, Parsed& parsed) {
  auto& config = group(root, "config", "Check the configuration", operators);
  auto check = declare<ConfigCheckOptions>(config, parsed, "check", "Find what is wrong in a configuration file",
                                           "  filrouge config check /etc/filrouge/filrouge.yaml\n"
                                           "  filrouge config check --json filrouge.yaml");
  check.app->add_option("FILE", check->file, "The file, \"-\" for standard input")->required();
  add_json(*check.app, parsed);
}

void declare_completion(CLI::App& root, Parsed& parsed) {
  auto completion = declare<CompletionOptions>(root, parsed, "completion", "Completion of commands for a shell",
                                               "  source <(filrouge completion bash)\n"
                                               "  filrouge completion fish > ~/.config/fish/completions/filrouge.fish");
  completion.app->add_option("SHELL", completion->shell, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  completion.app->group(operators);
}

}  // namespace

void declare_operator_commands(CLI::App& root, Parsed& parsed) {
  declare_database_commands(root, parsed);
  declare_calendar_commands(root, parsed);
  declare_config(root, parsed);
  declare_completion(root, parsed);
}

}  // namespace filrouge::cli

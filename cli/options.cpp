// The only translation unit that includes CLI11, which is slow to compile.
#include "cli/options.hpp"

#include "cli/exit_code.hpp"
#include "cli/version.hpp"
#include "engine/base/suggest.hpp"

#include <algorithm>
#include <memory>
#include <sstream>
#include <utility>

#include <CLI/CLI.hpp>

namespace filrouge::cli {
namespace {

struct Parsed {
  CommonOptions common;
  std::optional<Command> command;
};

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
  app->footer("Examples:\n" + examples);
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

void add_json(CLI::App& app, Parsed& parsed) {
  app.add_flag("--json", parsed.common.json, "Answer in JSON, for programs");
}

void add_now(CLI::App& app, Parsed& parsed) {
  app.add_option_function<std::string>(
         "--now",
         [&parsed](const std::string& text) {
           parsed.common.now = parse_rfc3339(text);
           if (!parsed.common.now)
             throw CLI::ValidationError("--now", "\"" + text + "\" is not an instant like 2026-07-13T08:00:00Z");
         },
         "The instant taken for now (RFC 3339); a real database can then only be read")
      ->type_name("T");
}

void add_database(CLI::App& app, Parsed& parsed) {
  app.add_option(
         "--database", parsed.common.database,
         "Where cases live: sqlite:FILE or postgresql://… (default: $FILROUGE_DATABASE, or filrouge.sqlite here)")
      ->type_name("URL");
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
                                     "  filrouge check --strict --json *.yaml");
  auto* files = check.app->add_option("FILE", check->files, "Files to check, \"-\" for standard input");
  check.app->add_flag("--strict", check->strict, "Warnings count as errors");
  check.app->add_option("--explain", check->explain, "Say what a rule is about")->type_name("RULE")->excludes(files);
  add_json(*check.app, parsed);

  auto attempt = declare<TryOptions>(root, parsed, "try", "Play one case from the keyboard, without a database",
                                     "  filrouge try workflows/avenirpro/avenirpro.yaml --now 2026-06-01\n"
                                     "  echo '{\"at\":\"2026-07-14\"}' | filrouge try first.yaml --json");
  attempt.app->add_option("PATHWAY", attempt->pathway, "The pathway's file")->required();
  attempt.app->add_option("--uai", attempt->uai, "The lycée whose calendar counts")->type_name("UAI");
  attempt.app->add_option("--cohort", attempt->cohort, "The school year of the exam, 2025-2026 (default: that of now)");
  attempt.app
      ->add_option("--now", attempt->now,
                   "The instant the case opens: RFC 3339, or a date or time of the lycée, 2026-06-01T08:00")
      ->type_name("T");
  add_json(*attempt.app, parsed);

  auto eval = declare<EvalOptions>(root, parsed, "eval", "Evaluate expressions",
                                   "  filrouge eval '1 + 1' '[1, 2].exists(n, n > 1)'\n"
                                   "  echo 'exam == \"failed\"' | filrouge eval --json --data pupil.json");
  eval.app->add_option("EXPRESSION", eval->expressions, "Expressions; without any, one a line of standard input");
  eval.app->add_option("--data", eval->data, "A JSON object whose members are the names")->type_name("FILE");
  add_json(*eval.app, parsed);

  auto graph = declare<GraphOptions>(root, parsed, "graph", "Draw a pathway",
                                     "  filrouge graph workflows/avenirpro/avenirpro.yaml > avenirpro.mmd\n"
                                     "  filrouge graph --format dot first.yaml | dot -Tsvg > first.svg");
  graph.app->add_option("PATHWAY", graph->pathway, "The pathway's file")->required();
  graph.app->add_option("--format", graph->format, "Language of the drawing")
      ->capture_default_str()
      ->check(CLI::IsMember({"mermaid", "dot"}));
  add_json(*graph.app, parsed);

  auto test = declare<TestOptions>(root, parsed, "test", "Run the scenarios of a pathway",
                                   "  filrouge test workflows/avenirpro/scenarios\n"
                                   "  filrouge test workflows/avenirpro/scenarios --filter suspension");
  test.app->add_option("PATH", test->paths, "Scenario files, or folders that hold some")->required();
  test.app->add_option("--filter", test->filter, "Only scenarios whose title or file holds these words")
      ->type_name("WORDS");
  add_json(*test.app, parsed);
  for (auto* app : {check.app, attempt.app, eval.app, graph.app, test.app}) app->group(authors);
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
  add_common(*import.app, parsed);
  return import;
}

void declare_import_commands(CLI::App& root, Parsed& parsed) {
  auto& import = group(root, "import", "Take in schools, pupils, results and events", schools);
  declare_import<ImportSchoolsOptions>(import, parsed, "schools", "Lycées from a directory in CSV",
                                       "  filrouge import schools examples/lycee-year/schools.csv");
  auto students = declare_import<ImportStudentsOptions>(
      import, parsed, "students", "Pupils from a SIECLE export; opens the cases of those concerned",
      "  filrouge import students --school 0672198X --dry-run roster.csv\n"
      "  filrouge import students --school 0672198X --cohort 2025-2026 roster.csv");
  students.app->add_option("--cohort", students->cohort, "School year of the exam (default: the current one)")
      ->type_name("YEARS");
  auto results = declare_import<ImportResultsOptions>(import, parsed, "results", "Exam results",
                                                      "  filrouge import results --school 0672198X results.csv");
  auto events = declare_import<ImportEventsOptions>(import, parsed, "events", "A log of what staff recorded",
                                                    "  filrouge import events --school 0672198X log.csv");
  const auto add_school = [](CLI::App* app, ImportOptions& options) {
    app->add_option("--school", options.school, "The lycée, where the file does not name it")->type_name("UAI");
  };
  add_school(students.app, *students.options);
  add_school(results.app, *results.options);
  add_school(events.app, *events.options);
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

std::unique_ptr<CLI::App> declare_all(Parsed& parsed) {
  auto root = std::make_unique<CLI::App>(
      "filrouge keeps the thread of every pupil's pathway: states, timers, tasks, messages.", "filrouge");
  root->set_version_flag("--version", std::string("filrouge ") + version);
  root->require_subcommand(1);
  root->footer(
      "Exit codes: 0 done and nothing found wrong; 1 findings (errors in a file, a refused event, a failed\n"
      "expectation, a rejected line); 2 cannot run (usage, a missing file, an unusable database).\n"
      "\"filrouge COMMAND --help\" shows options and examples.");
  declare_author_commands(*root, parsed);
  declare_import_commands(*root, parsed);
  declare_calendar_commands(*root, parsed);
  declare_operator_commands(*root, parsed);
  return root;
}

CommandTree describe(const CLI::App& app) {
  CommandTree tree{app.get_name(), app.get_description(), {}, {}, {}};
  for (const auto* option : app.get_options()) {
    if (option->get_positional()) {
      tree.arguments.push_back(option->get_name());
      continue;
    }
    tree.options.push_back(
        {"--" + option->get_lnames().front(), option->get_description(), option->get_type_size_max() > 0, {}});
  }
  for (const auto* child : app.get_subcommands([](const CLI::App*) { return true; }))
    tree.children.push_back(describe(*child));
  return tree;
}

// CLI11 only says that a subcommand is required; this says which word is not one, and what was perhaps meant.
std::optional<std::string> unknown_command(const CommandTree& tree, int argc, const char* const* argv) {
  const CommandTree* node = &tree;
  for (int i = 1; i < argc && !node->children.empty(); ++i) {
    const std::string word = argv[i];
    if (word.starts_with("-")) return std::nullopt;
    std::vector<std::string> known;
    for (const auto& child : node->children) known.push_back(child.name);
    const auto found = std::find(known.begin(), known.end(), word);
    if (found == known.end()) {
      const auto near = nearest_name(word, known);
      return "filrouge: \"" + word + "\" is not a command" + (near ? "; did you mean \"" + *near + "\"?" : ".") +
             "\n\"filrouge --help\" lists the commands.\n";
    }
    node = &node->children[static_cast<std::size_t>(found - known.begin())];
  }
  return std::nullopt;
}

}  // namespace

std::variant<Invocation, Answer> parse(int argc, const char* const* argv) {
  Parsed parsed;
  const auto root = declare_all(parsed);
  if (const auto unknown = unknown_command(describe(*root), argc, argv)) return Answer{cannot_run, *unknown};
  try {
    root->parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    std::ostringstream out;
    std::ostringstream err;
    const bool understood = root->exit(error, out, err) == 0;
    return Answer{understood ? done : cannot_run, understood ? out.str() : err.str()};
  }
  return Invocation{std::move(parsed.common), std::move(*parsed.command)};
}

CommandTree command_tree() {
  Parsed parsed;
  return describe(*declare_all(parsed));
}

}  // namespace filrouge::cli

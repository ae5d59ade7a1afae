#include "cli/declaring.hpp"

namespace filrouge::cli {
namespace {

void declare_trying(CLI::App& root, Parsed& parsed) {
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

}  // namespace

void declare_author_commands(CLI::App& root, Parsed& parsed) {
  declare_trying(root, parsed);
  declare_diff(root, parsed);
  declare_test(root, parsed);
  declare_publish(root, parsed);
}

}  // namespace filrouge::cli

#include "adapters/system/files.hpp"
#include "cli/exit_code.hpp"
#include "cli/open_pathway.hpp"
#include "cli/run_filrouge.hpp"
#include "cli/tester.hpp"
#include "engine/loading/scenario.hpp"
#include "support/catch.hpp"

#include <set>

#include <nlohmann/json.hpp>

using namespace filrouge;
using test::holds;
using test::run_filrouge;

namespace {

const std::string scenarios = FILROUGE_SOURCE_DIR "/tests/data/scenarios";

}  // namespace

TEST_CASE("a scenario that goes as told passes") {
  const auto answer = run_filrouge({"test", scenarios + "/enters.yaml"});
  CHECK(answer.exit_code == cli::done);
  CHECK(answer.out == "ok    Qui frappe peut entrer\n1 passed, 0 failed\n");
}

TEST_CASE("a scenario that ends otherwise shows where, what was expected, what happened and why") {
  const auto answer = run_filrouge({"test", scenarios + "/expects-too-much.yaml"});
  INFO(answer.out);
  CHECK(answer.exit_code == cli::findings);
  CHECK(holds(answer.out, "FAIL  Une attente déçue\n"));
  CHECK(holds(answer.out, "expects-too-much.yaml:6: 2026-01-05 10:00 knocked\n"));
  CHECK(holds(answer.out, "    expected  state: inside\n    but       outside\n"));
  CHECK(holds(answer.out, "    expected  knocks: 2\n    but       1\n"));
  CHECK(holds(answer.out, "but       come-in to guardian, come-in to student\n"));
  CHECK(holds(answer.out, "    because\n"));
  CHECK_FALSE(holds(answer.out, "pushed"));
}

TEST_CASE("an event that is refused although nobody expected it fails the scenario with its sentence") {
  const auto answer = run_filrouge({"test", scenarios + "/is-refused.yaml"});
  INFO(answer.out);
  CHECK(holds(answer.out, "    expected  taken\n    but       refused: Frappez avant d'entrer.\n"));
  CHECK(holds(answer.out, "has a requirement that is not met: knocks > 0, where knocks = 0.\n"));
}

TEST_CASE("a folder of scenarios is run whole, what cannot be read included") {
  const auto answer = run_filrouge({"test", scenarios});
  INFO(answer.out);
  CHECK(answer.exit_code == cli::findings);
  CHECK(holds(answer.out, "misspelt.yaml:4:1: error: \"stpes\" means nothing here. [scenario-form]"));
  CHECK(answer.out.ends_with("1 passed, 3 failed\n"));
}

TEST_CASE("a filter keeps scenarios by their title or file") {
  CHECK(run_filrouge({"test", scenarios, "--filter", "frappe peut"}).out ==
        "ok    Qui frappe peut entrer\n1 passed, 0 failed\n");
  CHECK(run_filrouge({"test", scenarios, "--filter", "enters"}).out ==
        "ok    Qui frappe peut entrer\n1 passed, 0 failed\n");
}

TEST_CASE("a filter that leaves no scenario passes nothing off as tested") {
  const auto ran = run_filrouge({"test", scenarios, "--filter", "frappent"});
  CHECK(ran.exit_code == cli::cannot_run);
  CHECK(ran.err == "filrouge: No scenario's title or file holds \"frappent\".\n");
}

TEST_CASE("verdicts are also given to programs") {
  const auto verdicts = nlohmann::json::parse(run_filrouge({"test", "--json", scenarios}).out);
  CHECK(verdicts["passed"] == 1);
  CHECK(verdicts["failed"] == 3);
  CHECK(verdicts["scenarios"].size() == 4);
  CHECK(verdicts["scenarios"][1]["mismatches"][0]["line"] == 6);
}

TEST_CASE("what scenarios reach of a pathway is said on demand, with the place of what they never reach") {
  const auto told = run_filrouge({"test", scenarios + "/enters.yaml", "--coverage"});
  INFO(told.out);
  CHECK(told.exit_code == cli::done);
  CHECK(holds(
      told.out,
      "\nThe scenarios reach 100 % of door: 2 of 2 states, 1 of 1 transitions, 4 of 4 conditions, 0 of 0 timers.\n"));

  const auto partly = run_filrouge({"test", scenarios + "/is-refused.yaml", "--coverage"});
  CHECK(holds(partly.out, "/tests/data/door.yaml:13: The state \"inside\" was never entered\n"));
}

TEST_CASE("a minimum that is not reached fails a run whose scenarios pass") {
  const std::string folder = FILROUGE_SOURCE_DIR "/workflows/avenirpro/scenarios/";
  CHECK(run_filrouge({"test", folder + "deces.yaml", "--coverage=1"}).exit_code == cli::done);
  const auto told = run_filrouge({"test", folder + "deces.yaml", "--coverage=90"});
  CHECK(told.exit_code == cli::findings);
  CHECK(holds(told.out, "1 passed, 0 failed\n"));
  CHECK(holds(told.out, " %, less than 90 %.\n"));
  CHECK(run_filrouge({"test", folder + "deces.yaml", "--coverage=high"}).exit_code == cli::cannot_run);
}

TEST_CASE("what is reached is also given to programs") {
  const auto told =
      nlohmann::json::parse(run_filrouge({"test", "--json", scenarios + "/is-refused.yaml", "--coverage"}).out);
  REQUIRE(told["coverage"].size() == 1);
  const auto& door = told["coverage"][0];
  CHECK(door["pathway"] == "door");
  CHECK(door["states"] == nlohmann::json{{"reached", 1}, {"total", 2}});
  CHECK(door["never"][0]["kind"] == "conditions");
  CHECK(door["never"][0]["line"] == 7);
}

TEST_CASE("random histories show the shortest way to a broken invariant of the folder, and fail the run") {
  const std::string folder = FILROUGE_SOURCE_DIR "/tests/data/explored";
  const auto calm = run_filrouge({"test", folder});
  CHECK(calm.exit_code == cli::done);
  CHECK(calm.out == "ok    Qui frappe une fois\n1 passed, 0 failed\n");

  const auto told = run_filrouge({"test", folder, "--explore", "50", "--seed", "3"});
  INFO(told.out);
  CHECK(told.exit_code == cli::findings);
  CHECK(holds(told.out, "\n50 random histories (seed 3) met 1 trouble\n\nFAIL  On ne frappe pas deux fois\n"));
  CHECK(holds(told.out, "    because knocks <= 1, where knocks = 2\n"));
  CHECK(holds(told.out, "steps:\n  - event: knocked\n  - event: knocked\n    expect: { state: outside }\n"));

  const auto data = nlohmann::json::parse(run_filrouge({"test", "--json", folder, "--explore", "50"}).out);
  CHECK(data["explored"]["found"][0]["trouble"] == "On ne frappe pas deux fois");
}

TEST_CASE("invariants that the pathway cannot be asked fail the scenarios beside them, with their place") {
  const auto told = run_filrouge({"test", FILROUGE_SOURCE_DIR "/tests/data/unaskable"});
  INFO(told.out);
  CHECK(told.exit_code == cli::findings);
  CHECK(holds(told.out, "/tests/data/unaskable/invariants.yaml:2:23: error: "));
  CHECK(holds(told.out, "/tests/data/unaskable/invariants.yaml:4:33: error: "));
  CHECK_FALSE(holds(told.out, "invariants.yaml:5:"));
}

TEST_CASE("the stories of AvenirPro reach every state and every outcome") {
  const std::string folder = std::string{FILROUGE_SOURCE_DIR} + "/workflows/avenirpro/";
  const auto pathway = cli::runnable_pathway(folder + "avenirpro.yaml");
  std::set<std::string> told;
  for (const auto& file : system::files_below(folder + "scenarios", ".yaml")) {
    if (file.filename() == cli::invariants_file) continue;
    Diagnostics findings;
    const auto scenario = loading::load_scenario(file.string(), system::read_file(file), findings);
    REQUIRE(scenario);
    for (const auto& step : scenario->steps) {
      for (const auto& state : step.expect.state.value_or(std::vector<std::string>{})) told.insert(state);
      if (step.expect.outcome) told.insert(*step.expect.outcome);
    }
  }
  for (const auto& outcome : pathway->outcomes) {
    INFO(outcome.code);
    CHECK(told.count(outcome.code) == 1);
  }
  for (const auto& state : pathway->states) {
    if (state.kind != pathway::StateKind::atomic) continue;
    INFO(state.path);
    CHECK(told.count(state.path) == 1);
  }
}

#include "cli/exit_code.hpp"
#include "cli/run_filrouge.hpp"
#include "support/catch.hpp"

#include <nlohmann/json.hpp>

using namespace filrouge;
using test::holds;
using test::run_filrouge;

namespace {

const std::string overlays = FILROUGE_SOURCE_DIR "/tests/data/overlays/";

}  // namespace

TEST_CASE("diff says in words what an overlay changes, where, and whom it touches") {
  const auto answer = run_filrouge({"diff", overlays + "base.yaml", overlays + "tighter.yaml"});
  INFO(answer.out);
  CHECK(answer.exit_code == cli::findings);
  for (const auto* words :
       {"tighter.yaml:4: milestone close: date is 10 July n, was 13 July n\n  touches pupils in calling\n",
        "parameter tries: value is 4, was 3\n  touches pupils in calling\n",
        "rung calls, 2 working days after open: role is [head, office], was head\n  touches pupils in calling\n",
        "new rung calls, 1 working day after open: head\n", "fact answer: values gains [thinking]\n",
        "new field contact.made, told_rights: boolean\n  touches every pupil\n",
        "state calling: title is À appeler sans tarder, was À appeler\n  touches nobody\n",
        "deadline in_time: until is 2 working days before close, was close\n  touches nobody\n",
        "message calling.letter: until is 1 day after close, was close\n",
        "transition calling on contact.made: guard is (answer == \"placed\" || tried) && words > 1, was ",
        "task calling.call: due is 3 working days, was 5 working days\n  touches pupils in calling\n",
        "new task calling.visit: {title: Passer au domicile, ",
        "base.yaml:51: transition late after patience is gone: lost\n  touches pupils in late\n",
        "23 differences, touching every pupil\n"}) {
    INFO(words);
    CHECK(holds(answer.out, words));
  }
}

TEST_CASE("diff answers programs with one array, and finds none between a version and itself") {
  const auto answer = run_filrouge({"diff", "--json", overlays + "base.yaml", overlays + "tighter.yaml"});
  const auto changes = nlohmann::json::parse(answer.out);
  REQUIRE(changes.size() == 23);
  CHECK(changes[1]["how"] == "changed");
  CHECK(changes[1]["kind"] == "milestone");
  CHECK(changes[1]["name"] == "close");
  CHECK(changes[1]["key"] == "date");
  CHECK(changes[1]["after"] == "10 July n");
  CHECK(changes[1]["states"] == nlohmann::json{"calling"});
  const auto same = run_filrouge({"diff", overlays + "base.yaml", overlays + "base.yaml"});
  CHECK(same.exit_code == cli::done);
  CHECK(same.out == "0 differences, touching nobody\n");
}

TEST_CASE("diff compares what can run") {
  const auto answer = run_filrouge({"diff", overlays + "base.yaml", overlays + "without.yaml"});
  CHECK(answer.exit_code == cli::cannot_run);
  CHECK(holds(answer.err, "without.yaml cannot run:"));
  CHECK(holds(answer.err, "\"states.calling\" is locked in "));
}

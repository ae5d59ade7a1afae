#include "cli/exit_code.hpp"
#include "cli/run_filrouge.hpp"
#include "support/catch.hpp"

#include <fstream>
#include <sstream>

#include <nlohmann/json.hpp>

using namespace filrouge;
using test::holds;
using test::run_filrouge;

namespace {

const std::string data = FILROUGE_SOURCE_DIR "/tests/data";

std::string read_text(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("check ends with 1 where there is an error, and with --strict where there is a warning") {
  CHECK(run_filrouge({"check", data + "/pathways/bad_names.yaml"}).exit_code == cli::findings);
  CHECK(run_filrouge({"check", data + "/pathways/warnings.yaml"}).exit_code == cli::done);
  CHECK(run_filrouge({"check", "--strict", data + "/pathways/warnings.yaml"}).exit_code == cli::findings);
  CHECK(run_filrouge({"check", data + "/pathways/no_such_file.yaml"}).exit_code == cli::cannot_run);
  CHECK(run_filrouge({"check"}).exit_code == cli::cannot_run);
}

TEST_CASE("check counts at the end, and answers programs with one array") {
  const auto people = run_filrouge({"check", data + "/pathways/bad_flow.yaml"});
  CHECK(holds(people.out, "bad_flow.yaml:3:44: error: "));
  CHECK(holds(people.out, "\n1 error, 0 warnings in 1 file\n"));
  const auto answer = nlohmann::json::parse(run_filrouge({"check", "--json", data + "/pathways/bad_flow.yaml"}).out);
  REQUIRE(answer.size() == 1);
  CHECK(answer[0]["line"] == 3);
  CHECK(answer[0]["column"] == 44);
  CHECK(answer[0]["rule"] == "yaml-syntax");
  CHECK(answer[0]["severity"] == "error");
  CHECK(answer[0]["hint"] == "Put the whole value between quotes: 'exam in [\"passed\", \"failed\"]'");
}

TEST_CASE("check knows a file by its keys and reads the parts it names") {
  const std::string workflows = FILROUGE_SOURCE_DIR "/workflows";
  const auto all =
      run_filrouge({"check", "--strict", workflows + "/calendars/fr.yaml", workflows + "/avenirpro/avenirpro.yaml",
                    workflows + "/avenirpro/messages.fr.yaml", workflows + "/avenirpro/scenarios/bourse.yaml"});
  CHECK(all.out == "0 errors, 0 warnings in 4 files\n");
  CHECK(all.exit_code == cli::done);
}

TEST_CASE("check explains a rule, and proposes the nearest") {
  CHECK(run_filrouge({"check", "--explain", "silent-wait"}).out.starts_with("silent-wait (warning)\n"));
  const auto unknown = run_filrouge({"check", "--explain", "silent-weight"});
  CHECK(unknown.exit_code == cli::cannot_run);
  CHECK(unknown.err == "filrouge: there is no rule \"silent-weight\". Did you mean \"silent-wait\"?\n");
}

TEST_CASE("a pathway is drawn for Mermaid and for Graphviz") {
  CHECK(run_filrouge({"graph", "--format", "mermaid", data + "/graphs/july.yaml"}).out ==
        read_text(data + "/graphs/july.mmd"));
  CHECK(run_filrouge({"graph", "--format", "dot", data + "/graphs/july.yaml"}).out ==
        read_text(data + "/graphs/july.dot"));
  CHECK(run_filrouge({"graph", data + "/pathways/bad_names.yaml"}).exit_code == cli::cannot_run);
}

#include "cli/exit_code.hpp"
#include "cli/run_filrouge.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

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

TEST_CASE("check answers code hosts in SARIF 2.1.0") {
  const auto file = data + "/pathways/bad_flow.yaml";
  CHECK(run_filrouge({"check", "--format", "json", file}).out == run_filrouge({"check", "--json", file}).out);
  const auto ran = run_filrouge({"check", "--format", "sarif", file, data + "/pathways/warnings.yaml"});
  CHECK(ran.exit_code == cli::findings);
  const auto log = nlohmann::json::parse(ran.out);
  CHECK(log["version"] == "2.1.0");
  REQUIRE(log["runs"].size() == 1);
  const auto& run = log["runs"][0];
  CHECK(run["tool"]["driver"]["name"] == "filrouge");
  CHECK(run["columnKind"] == "unicodeCodePoints");
  const auto& first = run["results"][0];
  CHECK(first["ruleId"] == "yaml-syntax");
  CHECK(first["level"] == "error");
  const auto& place = first["locations"][0]["physicalLocation"];
  CHECK(place["artifactLocation"]["uri"].get<std::string>().ends_with("/tests/data/pathways/bad_flow.yaml"));
  CHECK(place["region"] == nlohmann::json{{"startLine", 3}, {"startColumn", 44}});
  for (const auto& result : run["results"]) {
    const auto& rule = run["tool"]["driver"]["rules"][result["ruleIndex"].get<std::size_t>()];
    CHECK(rule["id"] == result["ruleId"]);
    CHECK(rule["shortDescription"]["text"].get<std::string>().size() > 20);
  }
}

TEST_CASE("check knows a file by its keys and reads the parts it names") {
  const std::string workflows = FILROUGE_SOURCE_DIR "/workflows";
  const auto all =
      run_filrouge({"check", "--strict", workflows + "/calendars/fr.yaml", workflows + "/avenirpro/avenirpro.yaml",
                    workflows + "/avenirpro/messages.fr.yaml", workflows + "/avenirpro/scenarios/bourse.yaml"});
  CHECK(all.out.ends_with("\n0 errors, 0 warnings in 4 files\n"));
  CHECK(all.out.find("[longest-silence]") != std::string::npos);
  CHECK(all.exit_code == cli::done);
}

TEST_CASE("check explains a rule, and proposes the nearest") {
  CHECK(run_filrouge({"check", "--explain", "silent-wait"}).out.starts_with("silent-wait (warning)\n"));
  const auto unknown = run_filrouge({"check", "--explain", "silent-weight"});
  CHECK(unknown.exit_code == cli::cannot_run);
  CHECK(unknown.err == "filrouge: there is no rule \"silent-weight\". Did you mean \"silent-wait\"?\n");
}

TEST_CASE("a pathway is drawn for Mermaid, for Graphviz, and by it") {
  CHECK(run_filrouge({"graph", "--format", "mermaid", data + "/graphs/july.yaml"}).out ==
        read_text(data + "/graphs/july.mmd"));
  CHECK(run_filrouge({"graph", "--format", "dot", data + "/graphs/july.yaml"}).out ==
        read_text(data + "/graphs/july.dot"));
  CHECK(run_filrouge({"graph", data + "/pathways/bad_names.yaml"}).exit_code == cli::cannot_run);
  const auto drawn = run_filrouge({"graph", "--format", "svg", data + "/graphs/july.yaml"});
  if (drawn.exit_code == cli::cannot_run) {
    CHECK(holds(drawn.err, "The program dot of Graphviz, which draws SVG, is not installed"));
  } else {
    CHECK(holds(drawn.out, "<svg "));
    CHECK(holds(drawn.out, "Fermeture du lycée"));
  }
}

TEST_CASE("check reads every file it can, whatever the others are") {
  const auto ran =
      run_filrouge({"check", "--json", "no_such_file.yaml", data + "/pathways/bad_flow.yaml", "/", "also_none.yaml"});
  CHECK(ran.exit_code == cli::cannot_run);
  CHECK(nlohmann::json::parse(ran.out).size() == 1);
  CHECK(ran.err ==
        "filrouge: Cannot read \"no_such_file.yaml\" (No such file or directory): check the path.\n"
        "filrouge: Cannot read \"/\" (Is a directory): name a file, not a folder.\n"
        "filrouge: Cannot read \"also_none.yaml\" (No such file or directory): check the path.\n");
}

TEST_CASE("check answers a file of any size, nature and language with findings at their places") {
  const test::TemporaryFolder folder;
  struct Stranger {
    const char* name;
    std::string content;
    const char* place;
    const char* rule;
  };
  std::string bomb = "a: &a [x, x]\n";
  for (char c = 'b'; c < 'z'; ++c)
    bomb += c + std::string(": &") + c + " [*" + char(c - 1) + ", *" + char(c - 1) + "]\n";
  const std::vector<Stranger> strangers{
      {"large", "pathway: a\n" + std::string(std::size_t{5} << 20U, '#'), "1:1", "yaml-too-large"},
      {"deep", "pathway: " + std::string(100'000, '[') + std::string(100'000, ']'), "1:73", "yaml-depth"},
      {"bomb", bomb, "1:4", "yaml-anchor"},
      {"twice", "pathway: a\npathway: b\n", "2:1", "duplicate-key"},
      {"tag", "pathway: !!python/object a\n", "1:10", "yaml-tag"},
      {"nul", std::string("pathway: a\ntitle: é\0\n", 21), "2:9", "yaml-encoding"},
      {"utf16", std::string("p\0a\0", 4), "1:1", "yaml-encoding"},
      {"latin1", "title: \xE9t\xE9\n", "1:8", "yaml-encoding"},
      {"tab", "pathway: a\nstates:\n\ta: {}\n", "3:1", "yaml-tab"},
      {"emoji", "pathway: a\r\nstates: { a: { title: é😀, titel: x } }", "2:27", "unknown-key"},
      {"quotes", "pathway: a\ntitle: 'l'été'\n", "2:11", "yaml-syntax"},
      {"empty", "", "1:1", "yaml-root"},
      {"list", "- a\n", "1:1", "yaml-root"},
      {"part", "calendar: a\nparts: [none.yaml]\n", "2:9", "missing-file"},
  };
  for (const auto& [name, content, place, rule] : strangers) {
    INFO(name);
    const auto file = (folder.path() / name).string();
    std::ofstream(file, std::ios::binary) << content;
    const auto ran = run_filrouge({"check", "--json", file});
    CHECK(ran.exit_code == cli::findings);
    const auto answer = nlohmann::json::parse(ran.out);
    REQUIRE_FALSE(answer.empty());
    CHECK(answer[0]["rule"] == rule);
    CHECK(std::to_string(answer[0]["line"].get<int>()) + ":" + std::to_string(answer[0]["column"].get<int>()) == place);
  }
}

TEST_CASE("check shows findings in the order of the file, of a text that is not YAML as well") {
  const test::TemporaryFolder folder;
  const auto file = (folder.path() / "a.yaml").string();
  std::ofstream(file) << "a: { b: \"x, c: d }\n";
  const auto answer = nlohmann::json::parse(run_filrouge({"check", "--json", file}).out);
  REQUIRE(answer.size() == 2);
  CHECK(answer[0]["column"] == 4);
  CHECK(answer[1]["column"] == 9);
}

TEST_CASE("check explains a rule to programs as well") {
  const auto rule = nlohmann::json::parse(run_filrouge({"check", "--explain", "silent-wait", "--json"}).out);
  CHECK(rule["rule"] == "silent-wait");
  CHECK(rule["severity"] == "warning");
}

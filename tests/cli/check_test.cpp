#include "cli/command/check.hpp"

#include "cli/command/graph.hpp"
#include "cli/exit_code.hpp"
#include "engine/base/error.hpp"
#include "support/catch.hpp"

#include <fstream>
#include <sstream>

#include <nlohmann/json.hpp>

using namespace filrouge;
using namespace filrouge::cli;

namespace {

const std::string data = FILROUGE_SOURCE_DIR "/tests/data";

struct Ran {
  int exit_code = 0;
  std::string out;
  std::string err;
};

template <class Options>
Ran ran(const Options& options, bool json = false, const std::string& input = {}) {
  std::istringstream in{input};
  std::ostringstream out;
  std::ostringstream err;
  Context context{json, {}, {}, {}, {}, in, out, err};
  const int code = run(options, context);
  return {code, out.str(), err.str()};
}

std::string read_text(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("check ends with 1 where there is an error, and with --strict where there is a warning") {
  CHECK(ran(CheckOptions{{data + "/pathways/bad_names.yaml"}, false, {}}).exit_code == findings);
  CHECK(ran(CheckOptions{{data + "/pathways/warnings.yaml"}, false, {}}).exit_code == done);
  CHECK(ran(CheckOptions{{data + "/pathways/warnings.yaml"}, true, {}}).exit_code == findings);
  CHECK_THROWS_AS(ran(CheckOptions{{data + "/pathways/no_such_file.yaml"}, false, {}}), OutsideFailure);
  CHECK(ran(CheckOptions{}).exit_code == cannot_run);
}

TEST_CASE("check counts at the end, and answers programs with one array") {
  const auto people = ran(CheckOptions{{data + "/pathways/bad_flow.yaml"}, false, {}});
  CHECK(people.out.find("bad_flow.yaml:3:44: error: ") != std::string::npos);
  CHECK(people.out.find("\n1 error, 0 warnings in 1 file\n") != std::string::npos);
  const auto answer = nlohmann::json::parse(ran(CheckOptions{{data + "/pathways/bad_flow.yaml"}, false, {}}, true).out);
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
      ran(CheckOptions{{workflows + "/calendars/fr.yaml", workflows + "/avenirpro/avenirpro.yaml",
                        workflows + "/avenirpro/messages.fr.yaml", workflows + "/avenirpro/scenarios/bourse.yaml"},
                       true,
                       {}});
  CHECK(all.out == "0 errors, 0 warnings in 4 files\n");
  CHECK(all.exit_code == done);
}

TEST_CASE("check explains a rule, and proposes the nearest") {
  CHECK(ran(CheckOptions{{}, false, "silent-wait"}).out.rfind("silent-wait (warning)\n", 0) == 0);
  const auto unknown = ran(CheckOptions{{}, false, "silent-weight"});
  CHECK(unknown.exit_code == cannot_run);
  CHECK(unknown.err == "filrouge: there is no rule \"silent-weight\". Did you mean \"silent-wait\"?\n");
}

TEST_CASE("a pathway is drawn for Mermaid and for Graphviz") {
  CHECK(ran(GraphOptions{data + "/graphs/july.yaml", "mermaid"}).out == read_text(data + "/graphs/july.mmd"));
  CHECK(ran(GraphOptions{data + "/graphs/july.yaml", "dot"}).out == read_text(data + "/graphs/july.dot"));
  CHECK_THROWS_AS(ran(GraphOptions{data + "/pathways/bad_names.yaml", "dot"}), OutsideFailure);
}

#include "cli/exit_code.hpp"
#include "cli/run_filrouge.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <fstream>
#include <sstream>

#include <nlohmann/json.hpp>

// Publishing as an administrator does it, on a rehearsal with the example lycée's open cases.
using namespace filrouge;
using nlohmann::json;
using test::Ran;

namespace {

const std::filesystem::path root = FILROUGE_SOURCE_DIR;
constexpr const char* now = "2025-09-15T06:00:00Z";

class Rectorat {
 public:
  Rectorat() : database_("sqlite:" + (folder_.path() / "region.sqlite").string()) {
    for (const auto* part : {"avenirpro", "calendars", "common"})
      std::filesystem::copy(root / "workflows" / part, folder_.path() / part, std::filesystem::copy_options::recursive);
    REQUIRE(run({"db", "migrate", "--rehearsal"}).exit_code == cli::done);
    REQUIRE(publish().exit_code == cli::done);
    for (const auto* kind : {"schools", "students"}) {
      const auto file = root / "examples/lycee-year" / (std::string(kind) + ".csv");
      REQUIRE(run({"import", kind, file.string(), "--now", now}).exit_code == cli::done);
    }
  }

  [[nodiscard]] Ran run(std::vector<std::string> words) const {
    words.insert(words.end(), {"--database", database_});
    return test::run_filrouge(std::move(words));
  }

  [[nodiscard]] Ran publish(std::vector<std::string> options = {}) const {
    options.insert(options.begin(), {"publish", (folder_.path() / "avenirpro/avenirpro.yaml").string(), "--now", now});
    return run(options);
  }

  void edit(const std::string& file, const std::string& from, const std::string& to) const {
    std::ostringstream text;
    text << std::ifstream(folder_.path() / file, std::ios::binary).rdbuf();
    auto content = text.str();
    const auto at = content.find(from);
    REQUIRE(at != std::string::npos);
    write(file, content.replace(at, from.size(), to));
  }

  void write(const std::string& file, const std::string& content) const {
    std::ofstream(folder_.path() / file, std::ios::binary) << content;
  }

 private:
  test::TemporaryFolder folder_;
  std::string database_;
};

}  // namespace

TEST_CASE("messages that extend others are published as one text") {
  const Rectorat rectorat;
  rectorat.edit("avenirpro/avenirpro-plus.yaml", "file: messages.fr.yaml", "file: messages.lycee.yaml");
  rectorat.write("avenirpro/messages.lycee.yaml",
                 "extends: messages.fr.yaml\nmessages: { congratulations: { subject: Bravo ! } }\n");
  const auto shown = rectorat.publish({"--json", "--dry-run"});
  INFO(shown.err);
  const auto preview = json::parse(shown.out);
  CHECK(preview["new_messages"] == true);
  CHECK(preview["new_calendars"] == false);
}

TEST_CASE("publishing the same content again changes nothing") {
  const Rectorat rectorat;
  const auto again = json::parse(rectorat.publish({"--json"}).out);
  CHECK(again["new_version"] == false);
  CHECK(again["new_calendars"] == false);
  CHECK(again["new_messages"] == false);
  CHECK(again["retimed"] == 0);
}

TEST_CASE("a moved date needs the token of its preview, then reaches every running case at once") {
  const Rectorat rectorat;
  rectorat.edit("calendars/fr.yaml", "results: 2026-07-07", "results: 2026-07-03");
  const auto refused = rectorat.publish({"--json"});
  CHECK(refused.exit_code == cli::findings);
  const auto preview = json::parse(refused.out);
  CHECK(preview["published"] == false);
  CHECK(preview["new_calendars"] == true);
  CHECK(preview["reach"] == json::parse(R"([{"school": "0579001Z", "open_cases": 120}])"));
  const auto before = rectorat.run({"case", "next", "0579001Z/1"}).out;
  CHECK(before.find("2026-07-06 00:00  phase1.at.1 day before results") != std::string::npos);

  CHECK(rectorat.publish({"--confirm", "000000000000"}).exit_code == cli::findings);
  const auto confirmed = rectorat.publish({"--json", "--confirm", preview["token"].get<std::string>()});
  CHECK(confirmed.exit_code == cli::done);
  CHECK(json::parse(confirmed.out)["retimed"] == 120);
  CHECK(json::parse(confirmed.out)["moved"] > 0);
  const auto after = rectorat.run({"case", "next", "0579001Z/1"}).out;
  CHECK(after.find("2026-07-02 00:00  phase1.at.1 day before results") != std::string::npos);
}

TEST_CASE("a new version of the pathway leaves running cases on theirs, and verification clean") {
  const Rectorat rectorat;
  rectorat.edit("common/pupil.yaml", "tries: { value: 3", "tries: { value: 4");
  const auto published = json::parse(rectorat.publish({"--json"}).out);
  CHECK(published["new_version"] == true);
  CHECK(published["published"] == true);
  const auto of_case = json::parse(rectorat.run({"case", "show", "0579001Z/1", "--json"}).out);
  CHECK(of_case["hash"] != published["hash"]);
  CHECK(rectorat.run({"verify"}).exit_code == cli::done);
}

TEST_CASE("a dry run of a publication shows what it would do and does nothing") {
  const Rectorat rectorat;
  rectorat.edit("avenirpro/messages.fr.yaml", "Félicitations !", "Bravo !");
  const auto shown = rectorat.publish({"--json", "--dry-run"});
  CHECK(shown.exit_code == cli::done);
  CHECK(json::parse(shown.out)["new_messages"] == true);
  CHECK(json::parse(rectorat.publish({"--json", "--dry-run"}).out)["new_messages"] == true);
}

#include "cli/example_school.hpp"

#include "cli/exit_code.hpp"
#include "support/catch.hpp"

#include <fstream>

namespace filrouge::test {

ExampleSchool::ExampleSchool() : database_("sqlite:" + (folder_.path() / "school.sqlite").string()) {
  REQUIRE(run({"db", "migrate", "--rehearsal"}).exit_code == cli::done);
  REQUIRE(run({"publish", FILROUGE_SOURCE_DIR "/workflows/avenirpro/avenirpro.yaml"}).exit_code == cli::done);
  for (const auto* kind : {"schools", "students"})
    REQUIRE(run({"import", kind, of_the_year(kind)}).exit_code == cli::done);
  before_ = state();
}

Ran ExampleSchool::run(std::vector<std::string> words, const std::string& now) const {
  words.insert(words.end(), {"--now", now, "--database", database_});
  return run_filrouge(std::move(words));
}

Ran ExampleSchool::import_csv(const std::string& kind, const std::string& content, std::vector<std::string> options,
                              const std::string& now) const {
  options.insert(options.begin(), {"import", kind, file(kind + ".csv", content)});
  return run(std::move(options), now);
}

std::string ExampleSchool::file(const std::string& name, const std::string& content) const {
  auto path = (folder_.path() / name).string();
  std::ofstream(path, std::ios::binary) << content;
  return path;
}

std::string ExampleSchool::of_the_year(const std::string& name) {
  return FILROUGE_SOURCE_DIR "/examples/lycee-year/" + name + ".csv";
}

std::string ExampleSchool::state() const {
  return run({"case", "list", "--status", "all", "--json"}).out;
}

void ExampleSchool::check_nothing_changed() const {
  CHECK(state() == before_);
  CHECK(run({"verify"}).exit_code == cli::done);
}

}  // namespace filrouge::test

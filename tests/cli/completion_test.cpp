#include "cli/run_filrouge.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <array>
#include <cstdio>
#include <fstream>
#include <memory>

// What bash itself makes of the script.
using namespace filrouge::test;

namespace {

std::string said_by_bash(const std::string& commands) {
  const TemporaryFolder folder;
  std::ofstream(folder.path() / "completion.bash") << run_filrouge({"completion", "bash"}).out << commands;
  const auto command = "bash --norc " + (folder.path() / "completion.bash").string();
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> bash(::popen(command.c_str(), "r"), ::pclose);
  REQUIRE(bash);
  std::string said;
  std::array<char, 4096> part{};
  while (const auto count = std::fread(part.data(), 1, part.size(), bash.get())) said.append(part.data(), count);
  return said;
}

// The proposals for the last of these words, one between brackets each; none where bash completes names of files.
std::string proposals(const std::string& words) {
  return said_by_bash("COMP_WORDS=(" + words +
                      "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _filrouge\n"
                      "for word in \"${COMPREPLY[@]}\"; do printf '[%s]' \"$word\"; done\n");
}

}  // namespace

TEST_CASE("bash completes commands and their options") {
  CHECK(proposals("filrouge ver") == "[verify]");
  CHECK(proposals("filrouge case s") == "[show][send]");
  CHECK(proposals("filrouge check --st") == "[--strict]");
  CHECK(proposals("filrouge check 'a file.yaml' --st") == "[--strict]");
  CHECK(holds(proposals("filrouge verify ''"), "[--database]"));
}

TEST_CASE("bash is left to complete names of files, spaces included, where a file is wanted") {
  for (const auto* words :
       {"filrouge check ''", "filrouge check wor", "filrouge import students 'my r'", "filrouge eval --data ''",
        "filrouge case list --database ''", "filrouge case list --database sqlite : ''", "filrouge test ''"}) {
    INFO(words);
    CHECK(proposals(words).empty());
  }
  CHECK(said_by_bash("complete -p filrouge") == "complete -o default -F _filrouge filrouge\n");
}

TEST_CASE("bash proposes nothing where a value is wanted that is no file") {
  CHECK(proposals("filrouge case list --school ''").empty());
  CHECK(proposals("filrouge case list --school --").empty());
}

#include "cli/command_tree.hpp"
#include "support/catch.hpp"

#include <fstream>
#include <sstream>

using namespace filrouge::cli;

namespace {

constexpr const char* introduction = R"(# Command line

One verb, one noun: `filrouge COMMAND [ARGUMENTS] [OPTIONS]`. Output is for people; with `--json` it is for programs, one
JSON value or one JSON line per thing. This page is made from the program's own commands and compared with them by a test.

| exit code | what |
|---|---|
| 0 | done, and nothing was found wrong |
| 1 | it ran and found something: errors in a file, a refused event, a rejected line, a failed expectation, a coverage below its minimum, a broken invariant, an incident, a publication to confirm, pathways that differ, a difference `verify` proved |
| 2 | it could not run: wrong usage, a file that is missing or unreadable, a database that is missing, locked, read-only or of another version |

| environment | what |
|---|---|
| `FILROUGE_DATABASE` | the database where `--database` is not given; without either, `filrouge.sqlite` in the current folder |
| `FILROUGE_MAILDIR` | where messages go where `--maildir` is not given; without either, `maildir` in the current folder |
| `FILROUGE_DATA` | the folder of pathways, calendars and nomenclature; without it, the one installed with the program |

A database is `sqlite:FILE` (or the bare path of a file) or `postgresql://USER@HOST/NAME`. A case is written
`UAI/NUMBER`, a message `UAI/NUMBER` as well. `--now` takes an instant such as `2026-07-13T08:00:00Z`. On a real database
it serves reading; what acts (`publish`, `import`, `case send`, `tick`) refuses it, unless the database was made as a
rehearsal with `filrouge db migrate --rehearsal`: then time is what one says, and messages go into files alone.
)";

std::string without_examples_title(const std::string& examples) {
  std::string lines;
  std::istringstream in(examples);
  for (std::string line; std::getline(in, line);)
    if (line.rfind("  ", 0) == 0) lines += line.substr(2) + "\n";
  return lines;
}

void write(const CommandTree& command, const std::string& path, std::ostream& out) {
  for (const auto& child : command.children) write(child, path + " " + child.name, out);
  if (!command.children.empty()) return;
  out << "\n## `" << path;
  for (const auto& argument : command.arguments) out << " " << argument;
  out << "`\n\n" << command.description << ".\n\n";
  if (!command.notes.empty()) out << command.notes << "\n\n";
  out << "| option | what |\n|---|---|\n";
  for (const auto& [name, description, value] : command.options)
    if (name != "--help") out << "| `" << name << (value.empty() ? "" : " " + value) << "` | " << description << " |\n";
  out << "\n```text\n" << without_examples_title(command.examples) << "```\n";
}

std::string page_of(const CommandTree& tree) {
  std::ostringstream out;
  out << introduction;
  write(tree, "filrouge", out);
  return out.str();
}

}  // namespace

TEST_CASE("the reference page of the command line says what the program can do") {
  std::ostringstream kept;
  kept << std::ifstream(FILROUGE_SOURCE_DIR "/docs/reference/cli.md", std::ios::binary).rdbuf();
  const auto page = page_of(command_tree());
  if (kept.str() != page) {
    std::ofstream("cli.md", std::ios::binary) << page;
    FAIL("docs/reference/cli.md is out of date; the new one is cli.md in this folder");
  }
}

TEST_CASE("every command explains itself, with an example") {
  for (const auto& top : command_tree().children) {
    INFO(top.name);
    CHECK_FALSE(top.description.empty());
    CHECK_FALSE(top.audience.empty());
    for (const auto& command : top.children.empty() ? std::vector{top} : top.children) {
      INFO(command.name);
      CHECK_FALSE(command.description.empty());
      CHECK(command.examples.find("filrouge ") != std::string::npos);
      for (const auto& option : command.options) CHECK_FALSE(option.description.empty());
    }
  }
}

#include "docs/markdown.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <set>
#include <sstream>

#include <unistd.h>

// Every block of README.md, docs/ and examples/ is run. What a block is, its info string says:
//   console            commands after "$ ", with what they print; run one after the other in the document's own folder,
//                      which sees workflows/ and examples/ as the root of the repository does
//   yaml file=NAME     written into that folder under this name, for the commands
//   yaml pathway       a whole pathway: checked
//   yaml configuration a configuration file: checked
//   yaml excerpt=FILE  lines that stand in FILE of the repository, indentation aside
//   cel                run by tests/engine/expression, which reads the same form
//   text, mermaid      for reading
using namespace filrouge::docs;
namespace fs = std::filesystem;

namespace {

const fs::path root = FILROUGE_SOURCE_DIR;
const std::set<std::string> for_reading{"cel", "text", "mermaid", "dot", "json", "sql", "csv", "cpp"};
// Run by continuous integration itself; here they would build the project inside its own test.
const std::set<std::string> whole_builds{"scripts/demo",  "scripts/test",  "scripts/test --all",
                                         "scripts/build", "scripts/bench", "scripts/setup"};

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

void write(const fs::path& path, const std::vector<std::string>& lines) {
  fs::create_directories(path.parent_path());
  std::ofstream out(path, std::ios::binary);
  for (const auto& line : lines) out << line << '\n';
}

std::vector<fs::path> documents() {
  std::vector<fs::path> found{root / "README.md", root / "CONTRIBUTING.md"};
  for (const auto* folder : {"docs", "examples"}) {
    if (!fs::exists(root / folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      if (entry.path().extension() == ".md") found.push_back(entry.path());
    }
  }
  return found;
}

struct Ran {
  int status = 0;
  std::string output;
};

// What a person types, typed into bash in `folder`, with the built program first on the path.
Ran run(const std::string& command, const fs::path& folder) {
  const auto script = folder / ".command";
  const auto program = fs::path{FILROUGE_PROGRAM}.parent_path().string();
  write(script, {"export PATH='" + program + "':$PATH FILROUGE_DATA='" + (root / "workflows").string() + "'",
                 "cd '" + folder.string() + "'", command});
  std::unique_ptr<FILE, int (*)(FILE*)> pipe{popen(("bash '" + script.string() + "' 2>&1").c_str(), "r"), pclose};
  REQUIRE(pipe);
  Ran ran;
  std::array<char, 4096> buffer{};
  for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe.get())) > 0;)
    ran.output.append(buffer.data(), n);
  ran.status = pclose(pipe.release());
  return ran;
}

void run_console(const Block& block, const fs::path& folder) {
  const bool may_fail = block.attributes.count("fails") > 0;
  for (const auto& command : commands(block)) {
    if (whole_builds.count(command.text) > 0) continue;
    const auto ran = run(command.text, folder);
    INFO("$ " << command.text << "\n" << ran.output);
    CHECK((ran.status == 0) == !may_fail);
    CHECK(matches(command.output, split_lines(ran.output)));
  }
}

void check_file(const Block& block, const fs::path& folder, const std::string& command) {
  write(folder / "block.yaml", block.lines);
  const auto ran = run(command + " block.yaml", folder);
  INFO(ran.output);
  CHECK(ran.status == 0);
}

void check_excerpt(const Block& block, const std::string& file) {
  const auto text = read(root / file);
  std::set<std::string> known;
  for (const auto& line : split_lines(text))
    known.insert(line.substr(std::min(line.size(), line.find_first_not_of(' '))));
  for (const auto& line : block.lines) {
    const auto start = line.find_first_not_of(' ');
    if (start == std::string::npos || line.substr(start) == "…") continue;
    INFO(line << "\n does not stand in " << file);
    CHECK(known.count(line.substr(start)) == 1);
  }
}

void run_block(const Block& block, const fs::path& folder) {
  const auto attribute = [&](const char* name) { return block.attributes.find(name); };
  if (block.language == "console") return run_console(block, folder);
  if (for_reading.count(block.language) > 0) return;
  if (attribute("file") != block.attributes.end()) return write(folder / attribute("file")->second, block.lines);
  if (attribute("excerpt") != block.attributes.end()) return check_excerpt(block, attribute("excerpt")->second);
  for (const auto& [kind, command] : {std::pair{"pathway", "filrouge check"},
                                      {"invariants", "filrouge check"},
                                      {"configuration", "filrouge config check"}}) {
    if (block.language == "yaml" && attribute(kind) != block.attributes.end())
      return check_file(block, folder, command);
  }
  FAIL("a block of kind \"" << block.language << "\" that nothing runs");
}

}  // namespace

TEST_CASE("every command and every block in the documents does what the document says") {
  for (const auto& document : documents()) {
    if (!fs::exists(document)) continue;
    const auto name = fs::relative(document, root).string();
    DYNAMIC_SECTION(name) {
      const auto folder = fs::temp_directory_path() / ("filrouge-docs-" + std::to_string(getpid()));
      fs::remove_all(folder);
      fs::create_directories(folder);
      for (const auto* seen : {"workflows", "examples"}) fs::create_directory_symlink(root / seen, folder / seen);
      for (const auto& block : fenced_blocks(read(document))) {
        INFO(name << ":" << block.line);
        run_block(block, folder);
      }
      fs::remove_all(folder);
    }
  }
}

TEST_CASE("a document's output may leave lines and words out") {
  CHECK(matches({"a", "…", "d"}, {"a", "b", "c", "d"}));
  CHECK(matches({"at … in July"}, {"at noon in July"}));
  CHECK(matches({}, {"anything"}));
  CHECK_FALSE(matches({"a"}, {"a", "b"}));
  CHECK_FALSE(matches({"a", "…", "e"}, {"a", "b"}));
}

TEST_CASE("in French prose the space before tall punctuation does not break") {
  for (const auto& document : documents()) {
    if (document.parent_path().filename() != "fr") continue;
    bool code = false;
    int number = 0;
    for (const auto& line : split_lines(read(document))) {
      ++number;
      if (line.rfind("```", 0) == 0) code = !code;
      if (code) continue;
      INFO(fs::relative(document, root).string() << ":" << number << ": " << line);
      for (const auto* breaking : {" :", " ;", " ?", " !", " »", "« "}) CHECK(line.find(breaking) == std::string::npos);
    }
  }
}

TEST_CASE("every link between the documents leads somewhere") {
  for (const auto& document : documents()) {
    if (!fs::exists(document)) continue;
    const auto text = read(document);
    for (auto at = text.find("]("); at != std::string::npos; at = text.find("](", at + 1)) {
      auto target = text.substr(at + 2, text.find(')', at) - at - 2);
      if (target.rfind("http", 0) == 0 || target.front() == '#') continue;
      target = target.substr(0, target.find('#'));
      INFO(fs::relative(document, root).string() << " links to " << target);
      CHECK(fs::exists(document.parent_path() / target));
    }
  }
}

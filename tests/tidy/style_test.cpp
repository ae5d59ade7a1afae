#include "support/catch.hpp"
#include "tidy/source_tree.hpp"

#include <algorithm>

using namespace filrouge::tidy;

namespace {

constexpr std::size_t file_lines_max = 500;
constexpr std::size_t function_lines_max = 70;

struct Ban {
  std::string text;
  std::vector<std::string> allowed;  // path prefixes
  std::string reason;
};

const std::vector<Ban> bans{
    {"_clock::now(",
     {"adapters/system/", "tests/bench/"},
     "time is an argument; only adapters/system reads the machine's clock"},
    {"std::regex", {}, "unbounded time; RE2 is what expressions use"},
    {"std::views", {}, "clang 14 cannot compile it; use an algorithm"},
    {"std::ranges::equal_range", {}, "clang 14 cannot compile it; use std::equal_range"},
    {"sleep_for", {}, "wait on a condition, never on time"},
    {"sleep_until", {}, "wait on a condition, never on time"},
    {"getenv(", {"adapters/system/", "tests/"}, "the environment enters through adapters/system"},
    {"std::cout", {"cli/", "tests/"}, "only the command line writes to the terminal"},
    {"std::cerr", {"cli/", "tests/"}, "only the command line writes to the terminal"},
    {"std::system(", {}, "no shell"},
    {" rand(", {}, "seeded generators only"},
    {"std::rand(", {}, "seeded generators only"},
};

bool allowed(const std::string& path, const std::vector<std::string>& prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(), [&](const auto& prefix) { return path.rfind(prefix, 0) == 0; });
}

// A definition at the left margin: opens with a line that ends in '{' and ends with "}" alone.
bool opens_function(const std::string& line) {
  if (line.empty() || line.front() == ' ' || line.back() != '{') return false;
  for (const auto* word : {"namespace", "struct", "class", "enum", "extern", "constexpr std::array", "const std::"}) {
    if (line.rfind(word, 0) == 0) return false;
  }
  return line.find('(') != std::string::npos;
}

}  // namespace

TEST_CASE("a file stays within 500 lines and a function within 70") {
  for (const auto& file : read_tree({"engine", "adapters", "cli", "tests"}, {".hpp", ".cpp"})) {
    INFO(file.path);
    CHECK(file.lines.size() <= file_lines_max);
    if (file.path.rfind("tests/", 0) == 0) continue;
    std::size_t opened = 0;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      if (opens_function(file.lines[i])) opened = i + 1;
      if (file.lines[i] == "}" && opened != 0) {
        INFO("function from line " << opened << " to " << i + 1);
        CHECK(i + 2 - opened <= function_lines_max);
        opened = 0;
      }
    }
  }
}

TEST_CASE("what would make the engine unpredictable is banned, with the reason") {
  for (const auto& file : read_tree({"engine", "adapters", "cli", "tests"}, {".hpp", ".cpp"})) {
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      const auto code = code_of(file.lines[i]);
      for (const auto& ban : bans) {
        if (allowed(file.path, ban.allowed)) continue;
        INFO(file.path << ":" << i + 1 << ": " << ban.text << ": " << ban.reason);
        CHECK(code.find(ban.text) == std::string::npos);
      }
    }
  }
}

TEST_CASE("every header begins with #pragma once") {
  for (const auto& file : read_tree({"engine", "adapters", "cli", "tests"}, {".hpp"})) {
    INFO(file.path);
    REQUIRE_FALSE(file.lines.empty());
    CHECK(file.lines.front() == "#pragma once");
  }
}

TEST_CASE("the name of a test has no semicolon: CTest would take it for two tests, which run nothing") {
  for (const auto& file : read_tree({"tests"}, {".cpp"})) {
    for (const auto& line : file.lines) {
      const auto name = line.find("TEST_CASE(\"");
      INFO(file.path << " has " << line);
      CHECK((name != 0 || line.substr(0, line.rfind('"')).find(';') == std::string::npos));
    }
  }
}

TEST_CASE("no file promises work that is not done") {
  const std::vector<std::string> words{std::string("TO") + "DO", std::string("FIX") + "ME"};
  for (const auto& file : read_tree({"engine", "adapters", "cli", "tests", "workflows", "scripts", "docs"},
                                    {".hpp", ".cpp", ".yaml", ".md", ""})) {
    for (const auto& line : file.lines) {
      for (const auto& word : words) {
        INFO(file.path << ": " << line);
        CHECK(line.find(word) == std::string::npos);
      }
    }
  }
}

TEST_CASE("a document has one title") {
  for (const auto& file : read_tree({"docs"}, {".md"})) {
    INFO(file.path);
    bool fenced = false;
    int titles = 0;
    for (const auto& line : file.lines) {
      if (line.rfind("```", 0) == 0) fenced = !fenced;
      if (!fenced && line.rfind("# ", 0) == 0) ++titles;
    }
    CHECK(titles == 1);
  }
}

#include "engine/expression/expression_cases.hpp"
#include "support/catch.hpp"

using namespace filrouge::test;

TEST_CASE("every case of tests/data/expressions is as it says") {
  const auto* name = GENERATE("literals", "operators", "logic", "numbers", "text", "lists", "maps", "macros",
                              "conversions", "time", "names", "dates", "logs", "hostile");
  const std::string path = std::string("tests/data/expressions/") + name + ".cel";
  const auto cases = read_cases(read_text(path));
  CHECK(cases.size() >= 5);
  for (const auto& one : cases) {
    INFO(path << ":" << one.line << ": " << one.text);
    const auto fault = check_case(one);
    INFO(fault);
    CHECK(fault.empty());
  }
}

TEST_CASE("every example of the reference of expressions is as it says") {
  const auto cases = read_cases(read_text("docs/reference/expressions.md"), true);
  CHECK(cases.size() >= 50);
  for (const auto& one : cases) {
    INFO("docs/reference/expressions.md:" << one.line << ": " << one.text);
    const auto fault = check_case(one);
    INFO(fault);
    CHECK(fault.empty());
  }
}

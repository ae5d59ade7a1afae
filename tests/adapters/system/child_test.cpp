#include "adapters/system/child.hpp"

#include "support/catch.hpp"

using namespace filrouge;

TEST_CASE("a program gets what it is given and its answer is read whole") {
  const std::string much(200'000, 'a');
  const auto answer = system::answer_of("cat", {}, much);
  REQUIRE(answer);
  CHECK(answer->status == 0);
  CHECK(answer->out == much);
  CHECK(system::answer_of("sh", {"-c", "exit 3"}, "")->status == 3);
}

TEST_CASE("a program that is not there is told from one that fails") {
  CHECK_FALSE(system::answer_of("there-is-no-such-program", {}, ""));
}

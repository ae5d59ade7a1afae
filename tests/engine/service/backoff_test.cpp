#include "engine/service/backoff.hpp"

#include "support/catch.hpp"

#include <set>
#include <string>

using namespace filrouge::service;
using namespace std::chrono_literals;

TEST_CASE("a message waits longer after each attempt, never less than told and at most a quarter more") {
  for (const auto& [attempts, delay] :
       {std::pair{1, 5min}, std::pair{2, 10min}, std::pair{7, 320min}, std::pair{8, 480min}, std::pair{1000, 480min}}) {
    INFO(attempts);
    CHECK(delay_after(attempts, "0579001Z.1@filrouge.invalid") >= delay);
    CHECK(delay_after(attempts, "0579001Z.1@filrouge.invalid") <= delay * 5 / 4);
  }
}

TEST_CASE("what failed together does not come back together, and each comes back when it was told") {
  std::set<std::chrono::milliseconds> delays;
  for (int i = 0; i < 100; ++i) delays.insert(delay_after(1, std::to_string(i) + "@filrouge.invalid"));
  CHECK(delays.size() > 90);
  CHECK(delay_after(3, "a@filrouge.invalid") == delay_after(3, "a@filrouge.invalid"));
}

TEST_CASE("a channel is left alone for longer and longer, a quarter of an hour at most") {
  CHECK(pause_after(1) == 1min);
  CHECK(pause_after(3) == 4min);
  CHECK(pause_after(50) == 15min);
}

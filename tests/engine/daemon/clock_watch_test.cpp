#include "engine/daemon/clock_watch.hpp"

#include "support/catch.hpp"
#include "support/holds.hpp"

using namespace filrouge;
using namespace std::chrono_literals;
using daemon::ClockWatch;
using test::holds;

namespace {

const Instant morning{56h};

// A clock that has gone well for so long since the machine was started.
ClockWatch watched(std::chrono::microseconds uptime) {
  ClockWatch watch;
  CHECK_FALSE(watch.look(morning, 0us));
  CHECK_FALSE(watch.look(morning + uptime, uptime));
  return watch;
}

}  // namespace

TEST_CASE("a clock that goes is trusted, however long nobody looks, and when it is corrected by little") {
  auto watch = watched(30h);
  CHECK_FALSE(watch.look(morning + 30h + 40s, 30h + 20s));
  CHECK(watch.trouble().empty());
}

TEST_CASE("a clock that was set is told with what follows, for an hour") {
  auto watch = watched(1h);
  CHECK(watch.look(morning + 4h + 10s, 1h + 10s));
  CHECK(holds(watch.trouble(), "was set forward by 180 minutes: what has become due by it is done now"));
  CHECK_FALSE(watch.look(morning + 5h, 2h));
  CHECK_FALSE(watch.trouble().empty());
  CHECK(watch.look(morning + 5h + 10s, 2h + 10s));
  CHECK(watch.trouble().empty());
}

TEST_CASE("a clock that was set right again is trusted at once") {
  auto watch = watched(1h);
  CHECK(watch.look(morning - 2h, 1h));
  CHECK(holds(watch.trouble(), "was set back by 180 minutes: what is due waits for it"));
  CHECK(watch.look(morning + 1h + 1min, 1h + 1min));
  CHECK(watch.trouble().empty());
}

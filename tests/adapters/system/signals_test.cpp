#include "adapters/system/signals.hpp"

#include "support/catch.hpp"

#include <csignal>

#include <poll.h>
#include <unistd.h>

using filrouge::system::Signals;

namespace {

bool can_be_read(int descriptor) {
  pollfd one{descriptor, POLLIN, 0};
  return ::poll(&one, 1, 0) > 0;
}

}  // namespace

TEST_CASE("a wish to reload is taken once, a wish to stop stays") {
  Signals signals;
  CHECK_FALSE(signals.stop_wanted());
  CHECK_FALSE(signals.take_reload());

  ::kill(::getpid(), SIGHUP);
  signals.wait(std::chrono::minutes(1));
  CHECK(can_be_read(signals.descriptor()));
  CHECK_FALSE(signals.stop_wanted());
  CHECK(signals.something_wanted());
  CHECK(signals.take_reload());
  CHECK_FALSE(signals.take_reload());
  CHECK_FALSE(can_be_read(signals.descriptor()));

  ::kill(::getpid(), SIGHUP);
  ::kill(::getpid(), SIGTERM);
  CHECK(signals.stop_wanted());
  CHECK(signals.stop_wanted());
  CHECK(signals.something_wanted());
  CHECK(signals.take_reload());
}

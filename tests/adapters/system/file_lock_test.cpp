#include "adapters/system/file_lock.hpp"

#include "engine/base/error.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace filrouge;
using system::FileLock;

TEST_CASE("A file lock has one holder at a time, and ends with it") {
  const test::TemporaryFolder folder;
  const auto file = folder.path() / "lycee.sqlite-daemon";
  {
    const auto held = FileLock::take(file);
    REQUIRE(held);
    CHECK_FALSE(FileLock::take(file));
  }
  CHECK(FileLock::take(file));
  CHECK_THROWS_AS(FileLock::take(folder.path() / "missing" / "lock"), OutsideFailure);
}

#include "adapters/system/files.hpp"

#include "engine/base/error.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace filrouge;

TEST_CASE("a file written is read back whole") {
  const test::TemporaryFolder folder;
  const auto path = folder.path() / "a.txt";
  system::write_file(path, "un");
  system::write_file(path, "deux");
  CHECK(system::read_file(path) == "deux");
  CHECK(system::files_below(folder.path(), ".txt") == std::vector<std::filesystem::path>{path});
}

TEST_CASE("a link and a device stay what they are when they are written to") {
  const test::TemporaryFolder folder;
  system::write_file(folder.path() / "a.txt", "un");
  std::filesystem::create_symlink("a.txt", folder.path() / "link");
  system::write_file(folder.path() / "link", "deux");
  CHECK(std::filesystem::is_symlink(folder.path() / "link"));
  CHECK(system::read_file(folder.path() / "a.txt") == "deux");
  std::filesystem::create_symlink("/dev/full", folder.path() / "device");
  CHECK_THROWS_AS(system::write_file(folder.path() / "device", "x"), OutsideFailure);
  CHECK(std::filesystem::is_character_file(folder.path() / "device"));
  CHECK_THROWS_AS(system::write_file(folder.path(), "x"), OutsideFailure);
}

TEST_CASE("a file that cannot be read is one sentence with the path and the remedy") {
  const test::TemporaryFolder folder;
  try {
    (void)system::read_file(folder.path() / "absent.yaml");
    FAIL("no failure");
  } catch (const OutsideFailure& failure) {
    CHECK(failure.kind() == OutsideFailure::Kind::not_found);
    CHECK(failure.what() == "Cannot read \"" + (folder.path() / "absent.yaml").string() +
                                "\" (No such file or directory): check the path.");
  }
  CHECK_THROWS_AS(system::read_file(folder.path()), OutsideFailure);
  CHECK_THROWS_AS(system::write_file(folder.path() / "absent" / "a", "x"), OutsideFailure);
  CHECK_THROWS_AS(system::files_below(folder.path() / "absent", ".yaml"), OutsideFailure);
}

TEST_CASE("a file larger than asked for is refused") {
  const test::TemporaryFolder folder;
  system::write_file(folder.path() / "big", std::string(100, 'x'));
  CHECK(system::read_file(folder.path() / "big", 100).size() == 100);
  CHECK_THROWS_AS(system::read_file(folder.path() / "big", 99), OutsideFailure);
  CHECK(system::read_beginning(folder.path() / "big", 99).size() == 99);
}

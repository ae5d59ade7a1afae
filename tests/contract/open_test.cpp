#include "adapters/store/session.hpp"
#include "adapters/store/store.hpp"
#include "contract/case_factory.hpp"
#include "engine/base/error.hpp"
#include "support/catch.hpp"

#include <filesystem>
#include <fstream>

#include <unistd.h>

using namespace filrouge;
using Kind = OutsideFailure::Kind;

namespace {

struct Folder {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("filrouge open " + std::to_string(::getpid()));  // a space on purpose
  Folder() { std::filesystem::create_directory(path); }
  ~Folder() { std::filesystem::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::string file(const std::string& name) const { return (path / name).string(); }
};

// Kind and sentence of the failure to open.
std::pair<Kind, std::string> failure_of(const std::string& address) {
  try {
    (void)store::open_store(address);
  } catch (const OutsideFailure& failure) {
    return {failure.kind(), failure.what()};
  }
  FAIL("it was opened");
  return {};
}

}  // namespace

TEST_CASE("A database that does not exist is not created by opening it") {
  const Folder folder;
  const auto [kind, sentence] = failure_of("sqlite:" + folder.file("none.sqlite"));
  CHECK(kind == Kind::not_found);
  CHECK(sentence.find("create it with `filrouge db migrate`") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(folder.file("none.sqlite")));
}

TEST_CASE("A file that is no database is told apart from an empty one") {
  const Folder folder;
  std::ofstream(folder.file("text.sqlite")) << std::string(5000, 'x');
  CHECK(failure_of(folder.file("text.sqlite")).first == Kind::unreadable);
  std::ofstream(folder.file("empty.sqlite")) << "";
  CHECK(failure_of(folder.file("empty.sqlite")).first == Kind::incompatible);
}

TEST_CASE("A server that does not answer is unreachable, and its password is not shown") {
  const auto [kind, sentence] = failure_of("postgresql://anna:s3cret@127.0.0.1:1/filrouge?connect_timeout=2");
  CHECK(kind == Kind::unreachable);
  CHECK(sentence ==
        "the PostgreSQL server at 127.0.0.1, port 1 does not answer: check that it runs and that the address is right");
}

TEST_CASE("An address of PostgreSQL that cannot be understood is none") {
  CHECK(failure_of("postgresql://anna:s3cret@127.0.0.1/filrouge?no_such_word=1") ==
        std::pair(Kind::unreadable,
                  std::string("the address of the PostgreSQL database is not one: write postgresql://USER@HOST/NAME")));
}

TEST_CASE("A misspelt address makes no file of that name") {
  for (const std::string scheme : {"postgresql", "postgres", "postgresq", "mysql", "SQLITE", "file"}) {
    const auto [kind, sentence] = failure_of(scheme + ":s3cret");
    CHECK(kind == Kind::unreadable);
    CHECK(sentence == "\"" + scheme +
                          ":\" begins no address of a database: write sqlite:FILE or the path of a file, "
                          "postgresql://USER@HOST/NAME, or \"host=… dbname=…\".");
  }
  const Folder folder;
  CHECK(failure_of(folder.file("a:b.sqlite")).first == Kind::not_found);
}

TEST_CASE("A file that holds tables of another program is left as it is") {
  const Folder folder;
  const auto file = folder.file("accounts.sqlite");
  store::Session(store::parse_address(file)).script("create table account (id integer primary key)");
  try {
    (void)store::migrate_store(file, {});
    FAIL("it was migrated");
  } catch (const OutsideFailure& failure) {
    CHECK(failure.kind() == Kind::incompatible);
    CHECK(std::string(failure.what()) == "the database '" + file +
                                             "' holds tables of another program, such as \"account\": name a new file "
                                             "or an empty database");
  }
  CHECK(failure_of(file).first == Kind::incompatible);
  store::Session(store::parse_address(file)).script("drop table account");
  CHECK(store::migrate_store(file, {}).size() == 1);
}

TEST_CASE("A database is created in a folder with a space in its name, and opened again") {
  const Folder folder;
  CHECK(store::migrate_store(folder.file("one.sqlite"), {true, test::at(1)}).size() == 1);
  CHECK(store::open_store(folder.file("one.sqlite"))->pathways().info().rehearsal);
}

TEST_CASE("A database in memory has its schema and lives as long as its store") {
  const auto store = store::open_store("sqlite::memory:");
  CHECK(test::open_cases(*store, 3).size() == 3);
}

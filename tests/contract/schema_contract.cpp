#include "contract/case_factory.hpp"
#include "contract/each_database.hpp"
#include "engine/base/error.hpp"

#include <array>
#include <atomic>
#include <fstream>
#include <functional>
#include <iterator>
#include <thread>

using namespace filrouge;
using namespace filrouge::test;

namespace {

#ifdef FILROUGE_CONTRACT_POSTGRES
constexpr auto dumped = "schema.postgres.txt";
// table|column|type|null, then every index with its definition
constexpr auto columns =
    "select c.relname || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || "
    "case when a.attnotnull then ' not null' else '' end from pg_class c join pg_attribute a on a.attrelid = c.oid "
    "where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 order by c.relname, a.attnum";
constexpr auto indexes = "select indexdef from pg_indexes where schemaname = 'public' order by indexname";
// The first column of each unique or primary key.
constexpr auto keys =
    "select c.relname, a.attname from pg_index i join pg_class c on c.oid = i.indrelid "
    "join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] "
    "where i.indisunique and c.relnamespace = 'public'::regnamespace order by 1, 2";
constexpr auto foreign_keys = "select conrelid::regclass::text from pg_constraint where contype = 'f' order by 1";
#else
constexpr auto dumped = "schema.sqlite.txt";
constexpr auto columns =
    "select t.name || ' ' || c.name || ' ' || c.type || case when c.\"notnull\" then ' not null' else '' end "
    "from sqlite_schema t join pragma_table_info(t.name) c where t.type = 'table' order by t.name, c.cid";
constexpr auto indexes =
    "select t.name || ' ' || i.name || ' ' || i.\"unique\" || ' ' || (select group_concat(name) from "
    "(select name from pragma_index_info(i.name) order by seqno)) from sqlite_schema t "
    "join pragma_index_list(t.name) i where t.type = 'table' order by 1";
constexpr auto keys =
    "select t.name, x.name from sqlite_schema t join pragma_index_list(t.name) i join pragma_index_info(i.name) x "
    "where t.type = 'table' and i.\"unique\" and x.seqno = 0 order by 1, 2";
constexpr auto foreign_keys =
    "select t.name from sqlite_schema t join pragma_foreign_key_list(t.name) f where t.type = 'table' order by 1";
#endif

}  // namespace

TEST_CASE("Every key begins with the school, the reference tables apart") {
  const Database database(contract_server);
  const std::vector<std::string> reference{"channel_pause",   "channel_use",      "content_version",
                                           "current_content", "current_pathway",  "database_info",
                                           "pathway_version", "schema_migration", "sequence"};
  std::istringstream lines(database.rows(keys));
  int checked = 0;
  for (std::string line; std::getline(lines, line);) {
    const auto table = line.substr(0, line.find('|'));
    if (std::find(reference.begin(), reference.end(), table) != reference.end()) continue;
    INFO(line);
    CHECK(line.substr(line.find('|') + 1) == "school");
    ++checked;
  }
  CHECK(checked >= 16);
}

TEST_CASE("History and outbox have no foreign key") {
  const Database database(contract_server);
  CHECK(database.rows(foreign_keys) == "current_pathway\n");
}

TEST_CASE("The schema after all migrations is the one that was read and dumped") {
  const Database database(contract_server);
  std::ifstream file(std::string(FILROUGE_SOURCE_DIR) + "/tests/data/store/" + dumped);
  const std::string expected{std::istreambuf_iterator<char>(file), {}};
  const std::string actual = database.rows(columns) + "\n" + database.rows(indexes);
  if (actual != expected) std::ofstream(dumped) << actual;
  INFO("where a migration changes the schema on purpose, read the new dump and copy it: "
       << std::filesystem::absolute(dumped));
  CHECK(actual == expected);
}

TEST_CASE("A database of another version is refused with the remedy") {
  const Database database(contract_server);
  const auto refusal = [&] {
    try {
      (void)database.open();
      return std::string("opened");
    } catch (const OutsideFailure& failure) {
      CHECK(failure.kind() == OutsideFailure::Kind::incompatible);
      return std::string(failure.what());
    }
  };
  SECTION("newer") {
    database.run("insert into schema_migration values (99, '0099_later', 'x', 0)");
    CHECK(refusal().find("newer version") != std::string::npos);
  }
  SECTION("foreign") {
    database.run("update schema_migration set checksum = 'x'");
    CHECK(refusal().find("another build") != std::string::npos);
  }
  SECTION("older") {
    database.run("delete from schema_migration");
    CHECK(refusal().find("filrouge db migrate") != std::string::npos);
  }
}

TEST_CASE("A database of a newer version is not migrated either") {
  const Database database(contract_server);
  database.run("insert into schema_migration values (99, '0099_later', 'x', 0)");
  try {
    (void)store::migrate_store(database.address(), {});
    FAIL("it was migrated");
  } catch (const OutsideFailure& failure) {
    CHECK(failure.kind() == OutsideFailure::Kind::incompatible);
  }
  CHECK(database.value("select count(*) from schema_migration") == "2");
}

TEST_CASE("Of two programs that create the same database at once, one does") {
  const Database database(contract_server);
  database.empty();
  std::atomic<std::size_t> ran{0};
  std::array<std::string, 3> failures;
  const auto migrate = [&](std::string& failure) {
    try {
      ran += store::migrate_store(database.address(), {}).size();
    } catch (const OutsideFailure& failed) {
      failure = failed.what();
    }
  };
  std::thread one(migrate, std::ref(failures[0])), two(migrate, std::ref(failures[1])),
      three(migrate, std::ref(failures[2]));
  one.join();
  two.join();
  three.join();
  for (const auto& failure : failures) CHECK(failure.empty());
  CHECK(ran == 1);
  CHECK(database.open()->cases().page({}).empty());
}

TEST_CASE("Migrating twice runs nothing the second time") {
  const Database database(contract_server);
  CHECK(store::migrate_store(database.address(), {}).empty());
}

#include "adapters/store/connect.hpp"
#include "adapters/store/session.hpp"
#include "support/catch.hpp"

#include <cstdlib>

// What a server that answers says to those it does not let in.
using namespace filrouge;
using Kind = OutsideFailure::Kind;

namespace {

// Of the server that scripts/with-postgres starts, which asks the role "guarded" alone for its password. What is added
// wins over what is there.
std::string address_with(const std::string& words) {
  const auto* address = std::getenv("FILROUGE_TEST_POSTGRES");
  REQUIRE(address != nullptr);
  return std::string(address) + " " + words;
}

std::pair<Kind, std::string> failure_of(const std::string& address) {
  try {
    const store::Session session(store::parse_address(address));
  } catch (const OutsideFailure& failure) {
    return {failure.kind(), failure.what()};
  }
  FAIL("it was opened");
  return {};
}

bool ends(const std::string& text, const std::string& end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

}  // namespace

TEST_CASE("A database that the server does not have is named") {
  const auto [kind, sentence] = failure_of(address_with("dbname=nowhere"));
  INFO(sentence);
  CHECK(kind == Kind::not_found);
  CHECK(sentence.starts_with("the PostgreSQL server at /"));
  CHECK(ends(sentence, ", port 5432 has no database \"nowhere\": create it with createdb, or correct the address"));
}

TEST_CASE("A connection that was cut while it was made may be made again") {
  try {
    store::postgres::report_no_connection(store::parse_address(address_with("")));
  } catch (const OutsideFailure& failure) {
    CHECK(failure.kind() == Kind::unreachable);
    CHECK(ends(failure.what(),
               "broke the connection off: it was restarted, or somebody ended its connections; try again"));
  }
}

TEST_CASE("A password that is wrong or missing is asked for, and never shown") {
  store::Session owner(store::parse_address(address_with("")));
  owner.script("drop role if exists guarded; create role guarded login password 'right'");
  const auto [kind, sentence] = failure_of(address_with("user=guarded password=s3cret"));
  CHECK(kind == Kind::unreadable);
  CHECK(ends(sentence, " refuses the password of the user \"guarded\": correct the address, PGPASSWORD or ~/.pgpass"));
  CHECK(ends(failure_of(address_with("user=guarded")).second,
             " wants a password of the user \"guarded\": give it in PGPASSWORD, in ~/.pgpass or in the address"));
  CHECK_NOTHROW(store::Session(store::parse_address(address_with("user=guarded password=right"))));
  owner.script("drop role guarded");
}

TEST_CASE("A server that has no connection left is busy, and refuses nobody for good") {
  store::Session owner(store::parse_address(address_with("")));
  owner.script("drop role if exists crowd; create role crowd login connection limit 0");
  const auto [kind, sentence] = failure_of(address_with("user=crowd"));
  CHECK(kind == Kind::busy);
  CHECK(
      ends(sentence, " has no connection left: end some, or raise max_connections or the limit of the user \"crowd\""));
  owner.script("drop role crowd");
}

TEST_CASE("A user that the server does not know, or keeps out of the database, is named") {
  CHECK(ends(failure_of(address_with("user=nobody")).second,
             " refuses the user \"nobody\": correct the address, PGPASSWORD or ~/.pgpass"));
  store::Session owner(store::parse_address(address_with("")));
  owner.script("drop role if exists outsider; create role outsider login; revoke connect on database test from public");
  CHECK(ends(failure_of(address_with("user=outsider")).second,
             " does not let the user \"outsider\" into the database \"test\": grant it the right to connect"));
  owner.script("grant connect on database test to public; drop role outsider");
}

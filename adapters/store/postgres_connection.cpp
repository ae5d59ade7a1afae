#include "adapters/store/connect.hpp"
#include "engine/base/words.hpp"

#include <array>
#include <memory>

#include <libpq-fe.h>
#include <poll.h>

namespace filrouge::store::postgres {
namespace {

using Kind = OutsideFailure::Kind;
using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;

std::string text(const char* value) {
  return value == nullptr ? "" : value;
}

// What the address means once libpq has added its defaults, the environment's included. Waits for no answer.
struct Place {
  explicit Place(const std::string& address) {
    const Connection begun(PQconnectStart(address.c_str()), PQfinish);
    server = "the PostgreSQL server at " + text(PQhost(begun.get())) + ", port " + text(PQport(begun.get()));
    user = in_quotes(text(PQuser(begun.get())));
    database = text(PQdb(begun.get()));
  }
  std::string server, user, database;
};

// The same address, but in the database that every server has.
Connection connect_to_maintenance(const std::string& address) {
  const std::array keywords{"dbname", "dbname", static_cast<const char*>(nullptr)};
  const std::array values{address.c_str(), "postgres", static_cast<const char*>(nullptr)};
  return {PQconnectdbParams(keywords.data(), values.data(), 1), PQfinish};
}

bool has_database(PGconn* server, const std::string& name) {
  const std::array values{name.c_str()};
  const std::unique_ptr<PGresult, decltype(&PQclear)> found(
      PQexecParams(server, "select 1 from pg_database where datname = $1", 1, nullptr, values.data(), nullptr, nullptr,
                   0),
      PQclear);
  return PQntuples(found.get()) != 0;
}

// The same as well, but what goes wrong is told by its SQLSTATE: "FATAL:  53300".
Connection connect_for_codes(const std::string& address) {
  Connection begun(PQconnectStart(address.c_str()), PQfinish);
  PQsetErrorVerbosity(begun.get(), PQERRORS_SQLSTATE);
  auto next = PQstatus(begun.get()) == CONNECTION_BAD ? PGRES_POLLING_FAILED : PGRES_POLLING_WRITING;
  while (next == PGRES_POLLING_WRITING || next == PGRES_POLLING_READING) {
    constexpr int patience = 10'000;  // milliseconds
    pollfd server{PQsocket(begun.get()), static_cast<short>(next == PGRES_POLLING_READING ? POLLIN : POLLOUT), 0};
    if (::poll(&server, 1, patience) == 0) break;
    next = PQconnectPoll(begun.get());
  }
  return begun;
}

// A server that answers lets nobody in: for the database, or for the user. Its own words depend on its language.
[[noreturn]] void report_refused(const std::string& address) {
  const Place place(address);
  const auto again = connect_for_codes(address);
  if (PQstatus(again.get()) == CONNECTION_OK) {
    throw OutsideFailure(Kind::unreachable, place.server +
                                                " broke the connection off: it was restarted, or somebody "
                                                "ended its connections; try again");
  }
  if (text(PQerrorMessage(again.get())).find(":  53300") != std::string::npos) {
    throw OutsideFailure(Kind::busy, place.server +
                                         " has no connection left: end some, or raise max_connections or the limit "
                                         "of the user " +
                                         place.user);
  }
  const auto server = connect_to_maintenance(address);
  if (PQstatus(server.get()) == CONNECTION_OK) {
    if (has_database(server.get(), place.database)) {
      throw OutsideFailure(Kind::unreadable, place.server + " does not let the user " + place.user +
                                                 " into the database " + in_quotes(place.database) +
                                                 ": grant it the right to connect");
    }
    throw OutsideFailure(Kind::not_found, place.server + " has no database " + in_quotes(place.database) +
                                              ": create it with createdb, or correct the address");
  }
  if (PQconnectionNeedsPassword(server.get()) != 0) {
    throw OutsideFailure(Kind::unreadable, place.server + " wants a password of the user " + place.user +
                                               ": give it in PGPASSWORD, in ~/.pgpass or in the address");
  }
  const bool gave_password = PQconnectionUsedPassword(server.get()) != 0;
  throw OutsideFailure(Kind::unreadable, place.server + " refuses " +
                                             (gave_password ? "the password of the user " : "the user ") + place.user +
                                             ": correct the address, PGPASSWORD or ~/.pgpass");
}

}  // namespace

void report_no_connection(const Address& address) {
  switch (PQping(address.text.c_str())) {
    case PQPING_OK:
      report_refused(address.text);
    case PQPING_REJECT:
      throw OutsideFailure(Kind::unreachable, Place(address.text).server +
                                                  " takes no connection now: it is starting or stopping; try again");
    case PQPING_NO_ATTEMPT:
      throw OutsideFailure(Kind::unreadable,
                           "the address of the PostgreSQL database is not one: write postgresql://USER@HOST/NAME");
    case PQPING_NO_RESPONSE:
      break;
  }
  throw OutsideFailure(Kind::unreachable, Place(address.text).server +
                                              " does not answer: check that it runs and that the address is right");
}

}  // namespace filrouge::store::postgres

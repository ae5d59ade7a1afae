#include "adapters/store/connect.hpp"

#include <memory>
#include <string_view>

#include <soci/postgresql/soci-postgresql.h>

namespace filrouge::store::postgres {
namespace {

PGconn* native(soci::session& sql) {
  return static_cast<soci::postgresql_session_backend*>(sql.get_backend())->conn_;
}

void ignore_notice(void*, const char*) {}

Fault::Kind kind_of(std::string_view state) {
  const auto of_class = state.substr(0, 2);
  if (state == "40001" || state == "40P01") return Fault::Kind::lost_race;
  if (state == "57014" || state == "25P02" || state == "25P03" || state == "25P04") return Fault::Kind::timed_out;
  if (state == "55P03" || state == "53300") return Fault::Kind::busy;
  if (state == "53100" || state == "58030") return Fault::Kind::full;
  if (state == "25006" || state == "42501") return Fault::Kind::read_only;
  if (state == "42P01" || state == "42703") return Fault::Kind::no_schema;
  if (of_class == "08" || of_class == "57") return Fault::Kind::disconnected;
  if (of_class == "22" || of_class == "23" || of_class == "54") return Fault::Kind::refused;
  return Fault::Kind::other;
}

}  // namespace

// READ COMMITTED is pinned whatever the server's default is: the batch writer relies on a lost race being seen by the
// version test. Batches are planned for reaching many cases by their keys. Who waits, or lets others wait, does not do
// so for ever; where the server says how long, it knows better.
void connect(soci::session& sql, const Address& address) {
  sql.open(soci::postgresql, address.text);
  PQsetNoticeProcessor(native(sql), ignore_notice, nullptr);
  script(sql,
         "set default_transaction_isolation = 'read committed'; set timezone = 'UTC'; set jit = off;"
         "set work_mem = '64MB'; set enable_seqscan = off; set standard_conforming_strings = on;"
         "set client_encoding = 'UTF8'; set application_name = 'filrouge';"
         "select set_config(name, value, false) from (values ('lock_timeout', '30s'), "
         "('idle_in_transaction_session_timeout', '60s')) as wanted(name, value) where current_setting(name) = '0'");
}

// Before PostgreSQL 17 the limit is that of each statement and of each pause between two.
void limit_transaction(soci::session& sql, std::chrono::milliseconds limit) {
  constexpr int with_transaction_timeout = 170000;
  const auto number = std::to_string(limit.count());
  std::string settings =
      "set local idle_in_transaction_session_timeout = " + number + "; set local statement_timeout = " + number;
  if (PQserverVersion(native(sql)) >= with_transaction_timeout)
    settings += "; set local transaction_timeout = " + number;
  script(sql, settings);
}

void script(soci::session& sql, const std::string& statements) {
  const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(native(sql), statements.c_str()), PQclear);
  const auto status = PQresultStatus(result.get());
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY) return;
  const char* state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
  throw soci::postgresql_soci_error("script", state == nullptr ? "08000" : state);
}

Fault fault_of(soci::session& sql, const soci::soci_error& error) {
  const auto* postgres = dynamic_cast<const soci::postgresql_soci_error*>(&error);
  const bool alive = sql.get_backend() != nullptr && PQstatus(native(sql)) == CONNECTION_OK;
  if (!alive) return {Fault::Kind::disconnected, postgres == nullptr ? "" : postgres->sqlstate(), ""};
  if (postgres == nullptr) return {Fault::Kind::other, "", ""};
  return {kind_of(postgres->sqlstate()), postgres->sqlstate(), table_named_in(error.get_error_message())};
}

}  // namespace filrouge::store::postgres

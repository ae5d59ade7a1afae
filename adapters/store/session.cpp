#include "adapters/store/session.hpp"

#include "adapters/store/connect.hpp"

#include <utility>

namespace filrouge::store {

Session::Session(Address address)
    : address_(std::move(address)),
      dialect_(address_.engine == Engine::postgres ? &postgres_dialect : &sqlite_dialect) {
  connect();
}

void Session::connect() {
  try {
    if (is_postgres()) {
      postgres::connect(sql_, address_);
    } else {
      sqlite::connect(sql_, address_);
    }
  } catch (const soci::soci_error& error) {
    const Fault fault = is_postgres() ? Fault{} : sqlite::fault_of(sql_, error);
    sql_.close();
    if (is_postgres()) postgres::report_no_connection(address_);
    give_up(fault);
  }
  connected_ = true;
}

void Session::connect_if_lost() {
  if (connected_) return;
  for (const auto& forget : before_close_) forget();
  sql_.close();
  connect();
}

void Session::script(const std::string& statements) {
  if (is_postgres()) {
    postgres::script(sql_, statements);
  } else {
    sqlite::script(sql_, statements);
  }
}

void Session::wake_daemons() {
  if (is_postgres()) script(std::string("notify ") + postgres::wake_channel);
}

std::vector<std::int64_t> Session::numbers(std::string_view sequence, std::size_t count) {
  std::vector<std::int64_t> taken;
  if (count == 0) return taken;
  taken.reserve(count);
  const auto wanted = static_cast<long long>(count);
  long long number = 0;
  soci::statement select =
      (sql_.prepare << dialect_->numbers(sequence), soci::use(wanted, "count"), soci::into(number));
  select.execute();
  while (select.fetch()) taken.push_back(number);
  if (!is_postgres()) {
    const std::string name(sequence);
    sql_ << "update sequence set next = next + :count where name = :name", soci::use(wanted, "count"),
        soci::use(name, "name");
  }
  return taken;
}

Fault Session::fault_of(const soci::soci_error& error) {
  return is_postgres() ? postgres::fault_of(sql_, error) : sqlite::fault_of(sql_, error);
}

void Session::give_up(const Fault& fault) {
  using Kind = OutsideFailure::Kind;
  const std::string& where = address_.shown;
  const std::string code = fault.code.empty() ? "" : " (code " + fault.code + ")";
  switch (fault.kind) {
    case Fault::Kind::disconnected:
      connected_ = false;
      if (!is_postgres()) {
        throw OutsideFailure(Kind::not_found, where + " cannot be opened" + code +
                                                  ": check that its folder exists and that this user may read it");
      }
      throw OutsideFailure(Kind::unreachable,
                           "no connection to " + where + code + ": check that it runs and that the address is right");
    case Fault::Kind::timed_out:
      throw OutsideFailure(Kind::busy, where + " ended a transaction that took too long" + code +
                                           ": nothing was stored; try again, with a smaller batch if it happens again");
    case Fault::Kind::lost_race:
    case Fault::Kind::busy:
      throw OutsideFailure(Kind::busy, where + " is in use by another process" + code + ": try again");
    case Fault::Kind::read_only:
      throw OutsideFailure(Kind::read_only, where + " cannot be written" + code +
                                                ": give this user the right to write the file and its folder");
    case Fault::Kind::full:
      throw OutsideFailure(Kind::read_only, where + " could not be written" + code +
                                                ": its disk is full or failing; free some space and try again");
    case Fault::Kind::unreadable:
      throw OutsideFailure(Kind::unreadable, where + " cannot be read as a database" + code +
                                                 ": check the path, or restore it from a backup");
    case Fault::Kind::no_schema:
      throw OutsideFailure(Kind::incompatible,
                           where + " has not the schema of this version" + code + ": run `filrouge db migrate`");
    case Fault::Kind::refused:
    case Fault::Kind::other:
      break;
  }
  throw OutsideFailure(Kind::unreadable, where + " refused a statement" + code +
                                             (fault.table.empty() ? "" : " on table " + fault.table) +
                                             ": run `filrouge verify`, and report it with the code");
}

Transaction::Transaction(Session& session, std::string_view begin) : session_(session) {
  session_.sql() << std::string(begin);
}

void Transaction::commit() {
  session_.sql() << "commit";
  open_ = false;
}

void Transaction::lock_out(const std::string& what) {
  int locked = 0;
  session_.sql() << std::string(session_.dialect().lock_out), soci::use(what, "what"), soci::into(locked);
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    session_.sql() << "rollback";
  } catch (const soci::soci_error&) {
    // The connection is gone, and the transaction with it.
  }
}

}  // namespace filrouge::store

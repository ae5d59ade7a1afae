#pragma once
#include "adapters/store/address.hpp"
#include "adapters/store/dialect.hpp"
#include "engine/base/error.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <soci/soci.h>

namespace filrouge::store {

// What a failed statement means to the caller. The code is PostgreSQL's SQLSTATE or SQLite's extended result code.
struct Fault {
  enum class Kind {
    lost_race,     // serialisation failure or deadlock: read and decide again
    refused,       // the data break a rule of the schema, or cannot be stored
    timed_out,     // the server ended a transaction that took too long
    disconnected,  // or never connected
    busy,
    read_only,
    full,  // or failing: what was to be written did not go in
    unreadable,
    no_schema,
    other
  };
  Kind kind = Kind::other;
  std::string code;
  std::string table;  // of a refusal, where it is known
};

// One connection. Failures leave it as OutsideFailure, in sentences that hold no value: SOCI's own messages carry bound
// parameters, and the server's carry keys.
class Session {
 public:
  explicit Session(Address address);

  [[nodiscard]] soci::session& sql() { return sql_; }
  [[nodiscard]] const Dialect& dialect() const { return *dialect_; }
  [[nodiscard]] const Address& address() const { return address_; }
  [[nodiscard]] bool is_postgres() const { return address_.engine == Engine::postgres; }
  // Prepared statements have to be gone before their connection is: `forget` is called then.
  void before_close(std::function<void()> forget) { before_close_.push_back(std::move(forget)); }

  // Runs several statements without parameters.
  void script(const std::string& statements);
  // Lets daemons look for work when the current transaction commits. SQLite needs no word: they see any write.
  void wake_daemons();
  // New numbers of a sequence, within the current transaction on SQLite.
  [[nodiscard]] std::vector<std::int64_t> numbers(std::string_view sequence, std::size_t count);

  [[nodiscard]] Fault fault_of(const soci::soci_error& error);
  [[noreturn]] void give_up(const Fault& fault);

  // Calls `work` on a live connection and translates what SOCI throws.
  template <class Work>
  auto run(Work&& work) {
    connect_if_lost();
    try {
      return work();
    } catch (const soci::soci_error& error) {
      give_up(fault_of(error));
    }
  }
  void connect_if_lost();
  // The server has closed the connection: the next call opens another.
  void forget_connection() { connected_ = false; }

 private:
  void connect();

  Address address_;
  const Dialect* dialect_;
  soci::session sql_;
  bool connected_ = false;
  std::vector<std::function<void()>> before_close_;
};

// A transaction that is rolled back unless it was committed. They do not nest.
class Transaction {
 public:
  explicit Transaction(Session& session) : Transaction(session, session.dialect().begin) {}
  Transaction(Session& session, std::string_view begin);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();
  // Until the end of the transaction, whoever else locks `what` waits.
  void lock_out(const std::string& what);

 private:
  Session& session_;
  bool open_ = true;
};

}  // namespace filrouge::store

#include "adapters/store/connect.hpp"
#include "adapters/store/store.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>

#include <libpq-fe.h>
#include <poll.h>
#include <sqlite3.h>

namespace filrouge::store {
namespace {

using std::chrono::milliseconds;

// Waits until one of the descriptors can be read; negative ones are left out.
void wait_for(int first, int second, milliseconds at_most) {
  std::array<pollfd, 2> all{{{first, POLLIN, 0}, {second, POLLIN, 0}}};
  // EINTR is as good as a short wait: the caller looks and waits again.
  static_cast<void>(::poll(all.data(), all.size(), static_cast<int>(at_most.count())));
}

bool can_be_read(int descriptor) {
  pollfd one{descriptor, POLLIN, 0};
  return ::poll(&one, 1, 0) > 0;
}

// The writers notify (postgres_statement.cpp), and every listener hears it when they commit. A wait that ends for
// something else the server says has ended early, no more.
class PostgresWatch : public port::ChangeWatch {
 public:
  explicit PostgresWatch(Address address) : address_(std::move(address)) {}

  bool wait(milliseconds at_most, int interrupt) override {
    if (begins_to_listen()) return true;  // what was written before went unheard
    if (was_notified() || can_be_read(interrupt)) return true;
    wait_for(PQsocket(connection_.get()), interrupt, at_most);
    return was_notified() || can_be_read(interrupt);
  }
  void overlook() override {
    if (begins_to_listen()) return;
    // Before the server answers it tells what was committed until then, some of which may be on its way yet.
    ask("select 1");
    static_cast<void>(was_notified());
  }

 private:
  using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;

  bool begins_to_listen() {
    if (connection_ && PQstatus(connection_.get()) == CONNECTION_OK) return false;
    connection_ = {PQconnectdb(address_.text.c_str()), PQfinish};
    if (PQstatus(connection_.get()) != CONNECTION_OK) postgres::report_no_connection(address_);
    PQsetNoticeProcessor(
        connection_.get(), [](void*, const char*) {}, nullptr);  // else libpq writes into the log
    ask("listen " + std::string(postgres::wake_channel));
    return true;
  }

  void ask(const std::string& command) {
    const std::unique_ptr<PGresult, decltype(&PQclear)> answer(PQexec(connection_.get(), command.c_str()), PQclear);
    const auto status = PQresultStatus(answer.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) give_up();
  }

  bool was_notified() {
    if (PQconsumeInput(connection_.get()) == 0) give_up();
    bool any = false;
    while (const std::unique_ptr<PGnotify, decltype(&PQfreemem)> heard{PQnotifies(connection_.get()), PQfreemem})
      any = true;
    return any;
  }

  [[noreturn]] void give_up() {
    connection_.reset();
    throw OutsideFailure(OutsideFailure::Kind::unreachable, address_.shown + " closed the connection");
  }

  Address address_;
  Connection connection_{nullptr, PQfinish};
};

// SQLite tells nobody, but counts: data_version changes when another connection has committed.
class SqliteWatch : public port::ChangeWatch {
 public:
  explicit SqliteWatch(Address address) : address_(std::move(address)) {}

  bool wait(milliseconds at_most, int interrupt) override {
    open_if_not();
    for (auto left = at_most; version() == seen_ && !can_be_read(interrupt); left -= between_looks) {
      if (left <= milliseconds(0)) return false;
      wait_for(interrupt, -1, std::min(left, between_looks));
    }
    seen_ = version();
    return true;
  }
  void overlook() override {
    open_if_not();
    seen_ = version();
  }

 private:
  static constexpr milliseconds between_looks{50};
  using Connection = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;

  void open_if_not() {
    if (connection_) return;
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(address_.text.c_str(), &opened, SQLITE_OPEN_READONLY, nullptr);
    Connection connection(opened, sqlite3_close);
    if (code != SQLITE_OK) {
      throw OutsideFailure(OutsideFailure::Kind::unreadable,
                           address_.shown + " cannot be read: check that it is there and its permissions");
    }
    connection_ = std::move(connection);
  }

  // While somebody locks everybody out, what was seen last.
  long long version() {
    sqlite3_stmt* prepared = nullptr;
    sqlite3_prepare_v2(connection_.get(), "pragma data_version", -1, &prepared, nullptr);
    const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement(prepared, sqlite3_finalize);
    return statement && sqlite3_step(statement.get()) == SQLITE_ROW ? sqlite3_column_int64(statement.get(), 0) : seen_;
  }

  Address address_;
  Connection connection_{nullptr, sqlite3_close};
  long long seen_ = 0;
};

}  // namespace

std::unique_ptr<port::ChangeWatch> watch_changes(const std::string& text) {
  auto address = parse_address(text);
  if (address.engine == Engine::postgres) return std::make_unique<PostgresWatch>(std::move(address));
  return std::make_unique<SqliteWatch>(std::move(address));
}

}  // namespace filrouge::store

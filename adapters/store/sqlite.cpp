#include "adapters/store/connect.hpp"

#include <string>

#include <soci/sqlite3/soci-sqlite3.h>

namespace filrouge::store::sqlite {
namespace {

sqlite_api::sqlite3* native(soci::session& sql) {
  return static_cast<soci::sqlite3_session_backend*>(sql.get_backend())->conn_;
}

bool is_failed_write(int code) {
  switch (code) {
    case SQLITE_IOERR_WRITE:
    case SQLITE_IOERR_FSYNC:
    case SQLITE_IOERR_DIR_FSYNC:
    case SQLITE_IOERR_TRUNCATE:
    case SQLITE_IOERR_SHMSIZE:
      return true;
    default:
      return (code & 0xFF) == SQLITE_FULL;
  }
}

Fault::Kind kind_of(int code, const std::string& message) {
  if (is_failed_write(code)) return Fault::Kind::full;
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Fault::Kind::busy;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return Fault::Kind::read_only;
    case SQLITE_CANTOPEN:
      return Fault::Kind::disconnected;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
    case SQLITE_IOERR:
      return Fault::Kind::unreadable;
    case SQLITE_CONSTRAINT:
    case SQLITE_TOOBIG:
    case SQLITE_MISMATCH:
    case SQLITE_RANGE:
      return Fault::Kind::refused;
    case SQLITE_ERROR:
      return message.find("no such table") != std::string::npos ? Fault::Kind::no_schema : Fault::Kind::other;
    default:
      return Fault::Kind::other;
  }
}

// Somebody else writes. Whoever does is mostly done within a commit or two: the steps in which SQLite itself waits
// would leave the file idle in between. Milliseconds, five seconds in all.
int wait_for_turn(void*, int times) {
  constexpr int short_waits = 20, long_waits = 1000;
  if (times >= short_waits + long_waits) return 0;
  sqlite_api::sqlite3_sleep(times < short_waits ? 1 : 5);
  return 1;
}

}  // namespace

// WAL lets others read while one writes; FULL makes a committed step survive a power cut.
void connect(soci::session& sql, const Address& address) {
  sql.open(soci::sqlite3, "db=\"" + address.text + "\"");
  sqlite_api::sqlite3_extended_result_codes(native(sql), 1);
  sqlite_api::sqlite3_busy_handler(native(sql), wait_for_turn, nullptr);
  script(sql, "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on");
}

void script(soci::session& sql, const std::string& statements) {
  const int code = sqlite_api::sqlite3_exec(native(sql), statements.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) throw soci::sqlite3_soci_error("script", code);
}

Fault fault_of(soci::session&, const soci::soci_error& error) {
  const auto* sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&error);
  const int code = sqlite == nullptr ? SQLITE_CANTOPEN : sqlite->result();
  const std::string message = error.get_error_message();
  return {kind_of(code, message), std::to_string(code), table_named_in(message)};
}

}  // namespace filrouge::store::sqlite

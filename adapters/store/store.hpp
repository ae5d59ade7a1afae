#pragma once
#include "engine/base/time.hpp"
#include "engine/port/audit_store.hpp"
#include "engine/port/case_store.hpp"
#include "engine/port/change_watch.hpp"
#include "engine/port/count_store.hpp"
#include "engine/port/outbox_store.hpp"
#include "engine/port/pathway_store.hpp"
#include "engine/port/people_store.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace filrouge::store {

// One connection to a database, seen through its ports. It is used by one thread at a time; each thread opens a store
// of its own. A callback (`decide`, `resolve`) may call those functions of its store that read, the audit excepted,
// and none that writes. After a lost connection the next call connects again.
class Store {
 public:
  virtual ~Store() = default;
  [[nodiscard]] virtual port::CaseStore& cases() = 0;
  [[nodiscard]] virtual port::OutboxStore& outbox() = 0;
  [[nodiscard]] virtual port::PeopleStore& people() = 0;
  [[nodiscard]] virtual port::PathwayStore& pathways() = 0;
  [[nodiscard]] virtual port::AuditStore& audit() = 0;
  [[nodiscard]] virtual port::CountStore& counts() = 0;
};

// Opens a database whose schema is exactly this program's. `address` is "postgresql://…", "postgres://…" or libpq's
// "host=… dbname=…" for PostgreSQL; "sqlite:PATH" or a bare path for SQLite; "sqlite::memory:" is a new, empty database
// with its schema, gone with the store. Throws OutsideFailure: not_found, unreachable, unreadable, read_only, or
// incompatible where `filrouge db migrate` has to run first or the database is newer than the program.
[[nodiscard]] std::unique_ptr<Store> open_store(const std::string& address);

// Learns what others write to the database, on a connection of its own that is made, and made again, by waiting.
[[nodiscard]] std::unique_ptr<port::ChangeWatch> watch_changes(const std::string& address);

// The file of a SQLite database; nothing for PostgreSQL and for a database in memory.
[[nodiscard]] std::optional<std::filesystem::path> file_of(const std::string& address);

struct MigrateOptions {
  bool rehearsal = false;  // of a database that does not exist yet; an existing one stays what it is
  Instant now;             // recorded beside each migration
};

// Creates the schema, or brings it up to this program's, in one transaction; a SQLite file is created where there is
// none. The names of the migrations that ran, in order.
std::vector<std::string> migrate_store(const std::string& address, const MigrateOptions& options);

}  // namespace filrouge::store

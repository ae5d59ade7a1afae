#pragma once
#include <string>

namespace filrouge::store {

enum class Engine { postgres, sqlite };

// Where a database is. The text may hold a password and is never shown; `shown` may be.
struct Address {
  Engine engine = Engine::sqlite;
  std::string text;   // libpq's connection string, or the path of the file
  std::string shown;  // "the PostgreSQL database", "the database 'FILE'"
  [[nodiscard]] bool in_memory() const { return engine == Engine::sqlite && text == ":memory:"; }
};

// Throws OutsideFailure for a scheme that is neither PostgreSQL's nor SQLite's; a file whose name has a colon is
// written with its folder, "./a:b".
[[nodiscard]] Address parse_address(const std::string& text);

}  // namespace filrouge::store

#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace filrouge::store {

// Everything in which the SQL of the two databases differs, the batch writers and the schema apart.
struct Dialect {
  std::string_view begin;        // opens a transaction that is going to write
  std::string_view begin_read;   // opens one that sees a single snapshot
  std::string_view skip_locked;  // ends a select that claims rows of one table for a transaction
  std::string_view row;          // where a row of c stands, as text, as long as it is claimed; empty: unknown
  std::string_view clock;        // the database's clock, microseconds since 1970 in UTC
  std::string_view lock_out;     // keeps others that bind the same :what out until the end of the transaction
  std::string_view tables;       // names of all tables, in order
  bool respells_json = false;    // JSON columns keep values, not spelling

  std::string (*json)(std::string_view parameter);      // a text parameter as a value of a JSON column
  std::string (*json_text)(std::string_view column);    // a JSON column as text
  std::string (*elements)(std::string_view parameter);  // relation (e) of the elements of a JSON array
  std::string (*numbers)(std::string_view sequence);    // takes :count numbers; rows of one column, growing
};

extern const Dialect postgres_dialect;
extern const Dialect sqlite_dialect;

}  // namespace filrouge::store

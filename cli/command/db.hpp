#pragma once
#include "cli/context.hpp"

namespace filrouge::cli {

struct DbMigrateOptions {
  bool rehearsal = false;  // of a new database: delivers to files alone, and time may be set
};
struct DbInfoOptions {};

// Creates the database, or brings its schema up to this program's.
[[nodiscard]] int run(const DbMigrateOptions& options, Context& context);
// What the database is.
[[nodiscard]] int run(const DbInfoOptions& options, Context& context);

}  // namespace filrouge::cli

#pragma once
#include "cli/context.hpp"
#include "engine/interpreter/setting.hpp"

#include <iosfwd>
#include <string>

namespace filrouge::cli {

struct TryOptions {
  std::string pathway;
  std::string uai;     // the lycée whose calendar is meant; empty: metropolitan France
  std::string cohort;  // "2025-2026" or 2025; empty: the school year of now
  std::string now;     // RFC 3339, or a date or time in the zone of the lycée; empty: the clock's
};
// Plays one case from standard input, without a database.
[[nodiscard]] int run(const TryOptions& options, Context& context);

// The JSON lines of docs/reference/try.md: the state after opening at `now`, then one answer to each line of `in`.
void try_in_json(std::istream& in, std::ostream& out, interpreter::Setting setting, Instant now);

// The same for people: "2026-07-07 10:00 result.received decision=failed", each part optional.
void try_in_words(std::istream& in, std::ostream& out, interpreter::Setting setting, Instant now);

}  // namespace filrouge::cli

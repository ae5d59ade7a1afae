#pragma once
#include "cli/context.hpp"

#include <string>

namespace filrouge::cli {

struct CalendarImportOptions {
  std::string file;    // the official data set of school holidays, CSV
  std::string output;  // the part of the calendars to write; empty: standard output
};
struct CalendarShowOptions {
  std::string place;  // a UAI, an INSEE commune code or a holiday territory
  int year = 0;       // first civil year of the school year; 0: the current one
};
struct CalendarAddOptions {};

// Compiles the official school calendar into a part of the calendars. Nothing is written while it has errors.
[[nodiscard]] int run(const CalendarImportOptions& options, Context& context);
// Public and school holidays of a place in one school year.
[[nodiscard]] int run(const CalendarShowOptions& options, Context& context);
// Answers each line DATE;DURATION;PLACE of standard input with one line: the date, or why there is none. With --json
// {"date": "2026-07-15"} or {"error": "…"}, and the exit code is `done` whatever the answers.
[[nodiscard]] int run(const CalendarAddOptions& options, Context& context);

}  // namespace filrouge::cli

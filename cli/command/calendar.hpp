#pragma once
#include "cli/context.hpp"

#include <string>

namespace filrouge::cli {

struct CalendarImportOptions {
  std::string file;  // the official data set of school holidays, CSV
  std::string into;  // the calendar to write; empty: standard output
};
struct CalendarShowOptions {
  std::string place;  // a UAI, an INSEE commune code or a holiday territory
  int year = 0;       // first civil year of the school year; 0: the current one
};
struct CalendarAddOptions {};

// Compiles the official school calendar into the project's form.
[[nodiscard]] int run(const CalendarImportOptions& options, Context& context);
// Public and school holidays of a place in one school year.
[[nodiscard]] int run(const CalendarShowOptions& options, Context& context);
// Answers lines DATE;DURATION;PLACE of standard input with the date they mean.
[[nodiscard]] int run(const CalendarAddOptions& options, Context& context);

}  // namespace filrouge::cli

#pragma once
#include "cli/context.hpp"

#include <string>

namespace filrouge::cli {

// What all imports share.
struct ImportOptions {
  std::string file;
  std::string school;     // UAI, where the file does not name it; empty: the only one there is
  std::string encoding;   // empty, like the next two: recognised
  std::string separator;  // ";", "," or "tab"
  std::string date_form;  // "dd/mm/yyyy" and so on
  bool dry_run = false;   // report line by line, write nothing
  bool strict = false;    // one bad line, and nothing goes in
};
struct ImportSchoolsOptions : ImportOptions {};
struct ImportStudentsOptions : ImportOptions {
  std::string cohort;  // "2025-2026"; empty: the school year of today
};
struct ImportStaffOptions : ImportOptions {};
struct ImportResultsOptions : ImportOptions {};
struct ImportEventsOptions : ImportOptions {};

// `findings` when a line was rejected or an event refused; the good lines went in all the same, unless strict.
[[nodiscard]] int run(const ImportSchoolsOptions& options, Context& context);
[[nodiscard]] int run(const ImportStudentsOptions& options, Context& context);
[[nodiscard]] int run(const ImportStaffOptions& options, Context& context);
[[nodiscard]] int run(const ImportResultsOptions& options, Context& context);
[[nodiscard]] int run(const ImportEventsOptions& options, Context& context);

}  // namespace filrouge::cli

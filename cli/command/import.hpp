#pragma once
#include "cli/context.hpp"

#include <string>

namespace filrouge::cli {

// What all imports share.
struct ImportOptions {
  std::string file;
  std::string school;    // UAI, where the file does not name it
  bool dry_run = false;  // report line by line, write nothing
  bool strict = false;   // one bad line, and nothing goes in
};
struct ImportSchoolsOptions : ImportOptions {};
struct ImportStudentsOptions : ImportOptions {
  std::string cohort;  // "2025-2026"; empty: the school year of today
};
struct ImportResultsOptions : ImportOptions {};
struct ImportEventsOptions : ImportOptions {};

[[nodiscard]] int run(const ImportSchoolsOptions& options, Context& context);
[[nodiscard]] int run(const ImportStudentsOptions& options, Context& context);
[[nodiscard]] int run(const ImportResultsOptions& options, Context& context);
[[nodiscard]] int run(const ImportEventsOptions& options, Context& context);

}  // namespace filrouge::cli

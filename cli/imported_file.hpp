#pragma once
#include "adapters/csv/report.hpp"
#include "adapters/csv/table.hpp"
#include "cli/command/import.hpp"
#include "engine/port/people_store.hpp"
#include "engine/service/submitted_event.hpp"

#include <string>
#include <utility>
#include <vector>

namespace filrouge::cli {

// What the user said of the file. Throws OutsideFailure for a word that names no encoding, separator or date form.
[[nodiscard]] csv::ReadOptions read_options(const ImportOptions& options);

// Throws OutsideFailure that shows what keeps the file from being read, and where.
[[noreturn]] void refuse_file(const ImportOptions& options, Diagnostic problem, const std::string& text);

// The lycée the file is about: the one asked for, else the only one in the database. Throws OutsideFailure where it is
// not known, or where there are several.
[[nodiscard]] SchoolId school_of(const ImportOptions& options, port::PeopleStore& people);

// True when nothing may be written: a dry run, or a bad line of a strict one.
[[nodiscard]] bool holds_back(const ImportOptions& options, const csv::Report& report);

// Counters of the last line, in order: {"added", 3}.
using Counts = std::vector<std::pair<std::string, std::size_t>>;

// What became of the file: rejected and skipped lines (all of them in a dry run), then the counts. Gives the exit code.
[[nodiscard]] int show_import(const ImportOptions& options, const csv::Report& report, const Counts& counts,
                              Context& context);

// The report with what the cases answered: a refused event is a rejected line. `lines` are those of the events.
[[nodiscard]] csv::Report answered(const csv::Report& read, const std::vector<int>& lines,
                                   const std::vector<service::EventAnswer>& answers);

}  // namespace filrouge::cli

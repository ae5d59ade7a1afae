#pragma once
#include "adapters/csv/staff.hpp"
#include "adapters/csv/students.hpp"
#include "engine/port/school_record.hpp"
#include "engine/service/submitted_event.hpp"

#include <filesystem>
#include <vector>

namespace filrouge::cli {

// Something that reaches a lycée at a moment of its own civil time.
struct Arrival {
  LocalTime at;
  service::SubmittedEvent event;
};

// A year as a folder tells it: the files of docs/reference/imports.md, and agenda.csv, which says when each comes in.
struct Agenda {
  std::vector<port::SchoolRecord> schools;
  csv::StaffRead staff;
  csv::RosterRead students;
  LocalTime begins;               // when the roster comes in and the cases open
  LocalTime ends;                 // how far time runs
  std::vector<Arrival> arrivals;  // by time
};

// Throws OutsideFailure where a file is missing or has a line that is rejected: a rehearsal must not be a different one
// each time.
[[nodiscard]] Agenda read_agenda(const std::filesystem::path& folder, const std::filesystem::path& data);

}  // namespace filrouge::cli

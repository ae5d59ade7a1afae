#pragma once
#include "adapters/csv/students.hpp"

#include <map>
#include <optional>
#include <string>

namespace filrouge::csv {

// One line of a roster by itself.
struct StudentLine {
  LineReport report;
  std::optional<RosterLine> pupil;  // of an accepted line
  // What the line tells of its pupil, as far as it can be read: ine, family_name, given_names, birth_date.
  std::map<std::string, std::string> identity;
  bool known_otherwise = false;  // the school keeps the pupil under another reference than the line's own
};

[[nodiscard]] StudentLine read_student_line(const Row& row, DateForm dates, const RosterBasis& basis);

}  // namespace filrouge::csv

#pragma once
#include "adapters/csv/table.hpp"

#include <cstddef>

// The columns of the standard export of SIECLE that are kept, and where they stand in a row.
namespace filrouge::csv {

// What a person can be reached by, as SIECLE writes it for the pupil and for each guardian.
constexpr std::size_t address_lines = 4;
struct Reach {
  enum Column : std::size_t { email, mobile, phone, address, postcode = address + address_lines, town, count };
};
struct Student {
  enum Column : std::size_t {
    ine,
    family_name,
    usage_name,
    given_names,
    birth_date,
    sex,
    mef,
    division,
    structure_kind,
    status,
    leaving_date,
    reach
  };
};
// The columns of the two guardians follow those of the pupil, each set as long as the other.
struct Guardian {
  enum Column : std::size_t { family_name, given_names, reach, count = reach + std::size_t{Reach::count} };
};
constexpr std::size_t guardians = 2;
constexpr std::size_t first_guardian = std::size_t{Student::reach} + std::size_t{Reach::count};

[[nodiscard]] const std::vector<Column>& student_columns();

}  // namespace filrouge::csv

#pragma once
#include "adapters/csv/schools.hpp"
#include "cli/places.hpp"

namespace filrouge::cli {

// Tells the académie, territory and time zone of a school from the calendars; `places` must outlive it. The commune
// decides where it is given, the UAI tells the académie.
[[nodiscard]] csv::FindSchoolPlace school_places(Places& places);

}  // namespace filrouge::cli

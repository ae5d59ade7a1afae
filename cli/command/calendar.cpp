#include "cli/command/calendar.hpp"

#include "cli/command/unavailable.hpp"

namespace filrouge::cli {

int run(const CalendarImportOptions&, Context&) {
  unavailable("calendar import");
}
int run(const CalendarShowOptions&, Context&) {
  unavailable("calendar show");
}
int run(const CalendarAddOptions&, Context&) {
  unavailable("calendar add");
}

}  // namespace filrouge::cli

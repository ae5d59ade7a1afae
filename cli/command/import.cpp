#include "cli/command/import.hpp"

#include "cli/command/unavailable.hpp"

namespace filrouge::cli {

int run(const ImportSchoolsOptions&, Context&) {
  unavailable("import schools");
}
int run(const ImportStudentsOptions&, Context&) {
  unavailable("import students");
}
int run(const ImportResultsOptions&, Context&) {
  unavailable("import results");
}
int run(const ImportEventsOptions&, Context&) {
  unavailable("import events");
}

}  // namespace filrouge::cli

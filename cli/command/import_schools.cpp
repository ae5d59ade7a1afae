#include "adapters/system/files.hpp"
#include "cli/compose.hpp"
#include "cli/imported_file.hpp"
#include "cli/school_place.hpp"

namespace filrouge::cli {

int run(const ImportSchoolsOptions& options, Context& context) {
  Composition engine(context, options.dry_run ? Access::reading : Access::acting);
  const auto bytes = system::read_file(options.file);
  Places places(context.configuration->workflows / "calendars/fr.yaml");
  auto read = csv::read_schools(bytes, read_options(options), school_places(places));
  if (!read) refuse_file(options, std::move(read.error()), bytes);
  if (!holds_back(options, read->report)) engine.stores().people.put(read->schools);
  return show_import(options, read->report, {}, context);
}

}  // namespace filrouge::cli

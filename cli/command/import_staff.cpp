#include "adapters/system/files.hpp"
#include "cli/imported_file.hpp"
#include "cli/roster.hpp"
#include "engine/service/resend_corrected.hpp"

namespace filrouge::cli {

int run(const ImportStaffOptions& options, Context& context) {
  Composition engine(context, options.dry_run ? Access::reading : Access::acting);
  const auto school = school_of(options, engine.stores().people);
  const auto bytes = system::read_file(options.file);
  auto read = csv::read_staff(bytes, read_options(options));
  if (!read) refuse_file(options, std::move(read.error()), bytes);
  Counts counts;
  if (!holds_back(options, read->report)) {
    const auto taken = put_staff(engine.stores().people, school, *read);
    counts = {{"added", taken.added}, {"changed", taken.changed}, {"unchanged", taken.unchanged}};
    const auto resent = service::resend_corrected(school, engine.stores().outbox, engine.stores().people, engine.now());
    if (resent != 0) counts.push_back({"resent", resent});
  }
  return show_import(options, read->report, counts, context);
}

}  // namespace filrouge::cli

#include "adapters/csv/students.hpp"
#include "adapters/system/files.hpp"
#include "cli/chosen.hpp"
#include "cli/compose.hpp"
#include "cli/exit_code.hpp"
#include "cli/imported_file.hpp"
#include "cli/roster.hpp"
#include "engine/service/resend_corrected.hpp"

namespace filrouge::cli {

int run(const ImportStudentsOptions& options, Context& context) {
  Composition engine(context, options.dry_run ? Access::reading : Access::acting);
  const auto school = school_of(options, engine.stores().people);
  const auto cohort = chosen_cohort(options.cohort, current_cohort(engine.now()));
  expect_in_calendars(cohort, engine.library());
  const auto bytes = system::read_file(options.file);
  const auto nomenclature = read_nomenclature(context.configuration->workflows);
  const service::KnownPupils known(engine.stores().people, school);
  auto read = csv::read_students(
      bytes, read_options(options),
      {nomenclature, utc_day(engine.now()), [&](const auto& pupil) { return known.reference_of(pupil); }});
  if (!read) refuse_file(options, std::move(read.error()), bytes);
  Counts counts;
  if (!holds_back(options, read->report)) {
    auto entries = entries_of(*read);
    const bool complete = name_rejected(*read, known, entries);
    const auto taken = engine.stores().people.import_roster(school, entries, complete);
    const auto resent = service::resend_corrected(school, engine.stores().outbox, engine.stores().people, engine.now());
    const auto opened = open_all_cases(engine, school, cohort, engine.now());
    counts = {{"added", taken.added},   {"changed", taken.changed}, {"unchanged", taken.unchanged},
              {"absent", taken.absent}, {"opened", opened.opened},  {"incidents", opened.incidents}};
    if (resent != 0) counts.push_back({"resent", resent});
  }
  return show_import(options, read->report, counts, context);
}

}  // namespace filrouge::cli

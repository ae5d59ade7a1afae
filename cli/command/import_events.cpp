#include "adapters/system/files.hpp"
#include "adapters/system/progress.hpp"
#include "cli/compose.hpp"
#include "cli/imported_events.hpp"
#include "cli/imported_file.hpp"
#include "engine/service/submit_events.hpp"

#include <functional>

namespace filrouge::cli {
namespace {

std::vector<service::EventAnswer> record(service::SubmitEvents& submission,
                                         const std::vector<service::SubmittedEvent>& events, Instant now,
                                         const Context& context) {
  system::Progress progress(context.err, "recording events", events.size(), context.terminal);
  return submission.run(events, now, std::ref(progress));
}

// Submits the lines and shows what the cases answered.
template <class Line>
int submit(const ImportOptions& options, const std::vector<Line>& lines, const csv::Report& report, Composition& engine,
           Context& context) {
  const auto school = school_of(options, engine.stores().people);
  std::vector<service::SubmittedEvent> events;
  std::vector<int> numbers;
  for (const auto& line : lines) {
    events.push_back(to_event(school, line));
    numbers.push_back(line.line);
  }
  auto stores = engine.stores();
  service::SubmitEvents submission(stores.cases, stores.people, engine.library());
  // What the cases refuse is a bad line as well: with --strict it is asked before anything is written.
  if (options.dry_run || options.strict) {
    const auto foreseen = answered(report, numbers, submission.preview(events, engine.now()));
    if (holds_back(options, foreseen)) return show_import(options, foreseen, {}, context);
  }
  const auto answers = record(submission, events, engine.now(), context);
  return show_import(options, answered(report, numbers, answers), {}, context);
}

}  // namespace

int run(const ImportResultsOptions& options, Context& context) {
  Composition engine(context, options.dry_run ? Access::reading : Access::acting);
  const auto bytes = system::read_file(options.file);
  auto read = csv::read_results(bytes, read_options(options));
  if (!read) refuse_file(options, std::move(read.error()), bytes);
  return submit(options, read->results, read->report, engine, context);
}

int run(const ImportEventsOptions& options, Context& context) {
  Composition engine(context, options.dry_run ? Access::reading : Access::acting);
  const auto bytes = system::read_file(options.file);
  auto read = csv::read_events(bytes, read_options(options));
  if (!read) refuse_file(options, std::move(read.error()), bytes);
  return submit(options, read->events, read->report, engine, context);
}

}  // namespace filrouge::cli

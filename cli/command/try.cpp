#include "cli/command/try.hpp"

#include "adapters/system/clock.hpp"
#include "cli/chosen.hpp"
#include "cli/exit_code.hpp"
#include "cli/open_pathway.hpp"
#include "cli/rehearsal.hpp"
#include "cli/settings.hpp"
#include "engine/base/error.hpp"
#include "engine/base/words.hpp"

namespace filrouge::cli {
namespace {

OutsideFailure misused(const std::string& sentence) {
  return {OutsideFailure::Kind::unreadable, sentence};
}

Instant time_of(const std::string& text, const calendar::Zone& zone) {
  const auto instant = parse_time(text, zone);
  if (!instant) {
    throw misused("--now " + in_quotes(text) +
                  " is not a time: write 2026-07-13T12:00:00+02:00, 2026-07-13T12:00 or 2026-07-13.");
  }
  return *instant;
}

}  // namespace

int run(const TryOptions& options, Context& context) {
  auto pathway = runnable_pathway(options.pathway);
  Settings settings(context.data);
  auto place = settings.place(*pathway, options.uai);
  const auto now = options.now.empty() ? system::SystemClock{}.now() : time_of(options.now, *place->zone);
  const auto cohort = chosen_cohort(options.cohort, calendar::school_year(place->zone->day(now)));
  auto setting = interpreter::make_setting(std::move(pathway), std::move(place), cohort);
  if (context.json) {
    try_in_json(context.in, context.out, std::move(setting), now);
  } else {
    try_in_words(context.in, context.out, std::move(setting), now);
  }
  return done;
}

}  // namespace filrouge::cli

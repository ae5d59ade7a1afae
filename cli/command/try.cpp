#include "cli/command/try.hpp"

#include "cli/chosen.hpp"
#include "cli/exit_code.hpp"
#include "cli/open_pathway.hpp"
#include "cli/settings.hpp"

namespace filrouge::cli {

int run(const TryOptions& options, Context& context) {
  auto pathway = runnable_pathway(options.pathway);
  Settings settings(context.configuration->workflows);
  auto place = settings.place(*pathway, options.uai);
  const auto now = chosen_time(options.now, *place->zone);
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

#include "cli/command/tick.hpp"

#include "adapters/system/progress.hpp"
#include "cli/compose.hpp"
#include "cli/exit_code.hpp"
#include "engine/service/fire_timers.hpp"

#include <functional>
#include <ostream>

#include <nlohmann/json.hpp>

namespace filrouge::cli {
namespace {

service::FiringReport fire(Composition& engine, const Context& context) {
  system::Progress progress(context.err, "firing cases", 0, context.terminal);
  return service::FireTimers(engine.stores().cases, engine.library()).run_once(engine.now(), std::ref(progress));
}

service::DeliveryReport deliver(Composition& engine, const Context& context) {
  system::Progress progress(context.err, "sending messages", 0, context.terminal);
  return engine.senders().run(engine.now(), std::ref(progress));
}

}  // namespace

int run(const TickOptions& options, Context& context) {
  Composition engine(context, Access::acting);
  const auto fired = fire(engine, context);
  service::DeliveryReport delivered;
  if (!options.hold_messages) delivered = deliver(engine, context);
  if (context.json) {
    context.out << nlohmann::json{{"due", fired.claimed},    {"fired", fired.fired},
                                  {"lost", fired.lost},      {"incidents", fired.incidents},
                                  {"sent", delivered.sent},  {"retried", delivered.retried},
                                  {"held", delivered.held},  {"dead", delivered.dead},
                                  {"late", fired.late.due()}}
                       .dump()
                << "\n";
  } else {
    context.out << fired.fired << " of " << fired.claimed << " due cases fired, " << delivered.sent << " messages sent";
    if (delivered.retried + delivered.held + delivered.dead != 0) {
      context.out << " (" << delivered.retried << " to try again, " << delivered.held << " held, " << delivered.dead
                  << " dead)";
    }
    context.out << "\n";
  }
  for (const auto& [channel, sentence] : delivered.troubles) context.err << "filrouge: " << sentence << "\n";
  if (fired.late.due() != 0) {
    context.err << "filrouge: late by more than a day: " << in_words(fired.late)
                << "; \"filrouge report catch-up\" tells of each rule.\n";
  }
  if (fired.incidents != 0)
    context.err << "filrouge: " << fired.incidents << " incidents; \"filrouge case list --incidents\" shows them.\n";
  return fired.incidents != 0 || delivered.dead != 0 ? findings : done;
}

}  // namespace filrouge::cli

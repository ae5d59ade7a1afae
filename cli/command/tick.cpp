#include "cli/command/tick.hpp"

#include "cli/compose.hpp"
#include "cli/exit_code.hpp"
#include "engine/service/fire_timers.hpp"

#include <ostream>

#include <nlohmann/json.hpp>

namespace filrouge::cli {

int run(const TickOptions& options, Context& context) {
  Composition engine(context, Access::acting);
  const auto fired = service::FireTimers(engine.stores().cases, engine.library()).run_once(engine.now());
  service::DeliveryReport delivered;
  if (!options.hold_messages) delivered = engine.deliver_outbox().run(engine.now());
  if (context.json) {
    context.out << nlohmann::json{{"due", fired.claimed},   {"fired", fired.fired},
                                  {"lost", fired.lost},     {"incidents", fired.incidents},
                                  {"sent", delivered.sent}, {"retried", delivered.retried},
                                  {"held", delivered.held}, {"dead", delivered.dead}}
                       .dump()
                << "\n";
  } else {
    context.out << fired.fired << " of " << fired.claimed << " due cases fired, " << delivered.sent << " messages sent";
    if (delivered.retried + delivered.held + delivered.dead != 0)
      context.out << " (" << delivered.retried << " to try again, " << delivered.held << " held, " << delivered.dead
                  << " dead)";
    context.out << "\n";
  }
  if (fired.incidents != 0)
    context.err << "filrouge: " << fired.incidents << " incidents; \"filrouge case list --incidents\" shows them.\n";
  return fired.incidents != 0 || delivered.dead != 0 ? findings : done;
}

}  // namespace filrouge::cli

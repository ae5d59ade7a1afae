#include "cli/command/rehearse.hpp"

#include "cli/exit_code.hpp"
#include "cli/publication.hpp"
#include "cli/week_lines.hpp"
#include "engine/base/error.hpp"

#include <ostream>

#include <nlohmann/json.hpp>

namespace filrouge::cli {
namespace {

using nlohmann::json;

json to_json(const Stretch& week) {
  return {{"week", to_string(week.from)},
          {"events", week.events},
          {"refused", week.refused},
          {"fired", week.fired},
          {"incidents", week.incidents},
          {"sent", week.delivered.sent},
          {"sent_as", week.delivered.sent_as},
          {"dead", week.delivered.dead},
          {"open", week.open},
          {"outcomes", week.outcomes}};
}

void publish(Composition& engine, const std::filesystem::path& file, Instant now) {
  const auto publication = read_publication(file);
  service::Publish publish(engine.stores().pathways, engine.stores().cases);
  if (!publish.run(publication, publish.preview(publication).token, now)) {
    throw OutsideFailure(OutsideFailure::Kind::unreadable,
                         file.string() + " has errors; \"filrouge check\" shows all of them.");
  }
}

}  // namespace

int run(const RehearseOptions& options, Context& context) {
  const auto agenda = read_agenda(options.folder, context.configuration->workflows);
  if (agenda.schools.empty() || agenda.students.pupils.empty()) {
    throw OutsideFailure(OutsideFailure::Kind::unreadable,
                         options.folder + "/agenda.csv names no schools or students.");
  }
  // Any --now makes the composition refuse a database that is no rehearsal.
  context.now = Instant(agenda.begins.time_since_epoch());
  (void)migrate(context, true);
  Composition engine(context, Access::acting);
  publish(engine,
          options.pathway.empty() ? context.configuration->workflows / "avenirpro/avenirpro.yaml"
                                  : std::filesystem::path(options.pathway),
          *context.now);
  const auto& setting =
      engine.library().setting(engine.library().all_current().front(), agenda.schools.front().uai,
                               calendar::school_year(std::chrono::floor<std::chrono::days>(agenda.begins)));
  WeekTeller teller(setting, context.out);
  std::size_t faults = 0;
  const auto each_week = [&](const Stretch& week) {
    faults += week.refused.size() + week.incidents + week.delivered.dead;
    if (context.json) {
      context.out << to_json(week).dump() << "\n";
    } else {
      teller.tell(week);
    }
    context.out.flush();
  };
  engine.reconfigure(*context.configuration);  // a year whose messages cannot be kept is not played
  const auto end = play_year(engine, agenda, each_week);
  each_week(end);
  if (!context.json) teller.tell_outcomes(end);
  return faults == 0 ? done : findings;
}

}  // namespace filrouge::cli

#include "cli/command/rehearse.hpp"

#include "cli/exit_code.hpp"
#include "cli/publication.hpp"
#include "cli/year.hpp"
#include "engine/base/error.hpp"

#include <ostream>

#include <nlohmann/json.hpp>

namespace filrouge::cli {
namespace {

using nlohmann::json;

std::size_t total(const std::map<std::string, std::size_t>& counts) {
  std::size_t sum = 0;
  for (const auto& [name, count] : counts) sum += count;
  return sum;
}

json to_json(const Stretch& week) {
  return {{"week", to_string(week.from)}, {"events", week.events},       {"refused", week.refused},
          {"fired", week.fired},          {"incidents", week.incidents}, {"sent", week.delivered.sent},
          {"dead", week.delivered.dead},  {"open", week.open},           {"outcomes", week.outcomes}};
}

void tell(const Stretch& week, std::ostream& out) {
  out << to_string(week.from) << "  " << week.events << " events, " << week.delivered.sent << " messages |";
  for (const auto& [state, count] : week.open) out << " " << state << " " << count;
  if (!week.outcomes.empty()) out << " | closed " << total(week.outcomes);
  out << "\n";
  for (const auto& line : week.refused) out << "    refused: " << line << "\n";
}

void tell_outcomes(const Stretch& end, const pathway::Pathway& pathway, std::ostream& out) {
  out << "\nOutcomes\n";
  for (const auto& outcome : pathway.outcomes)
    if (const auto count = end.outcomes.find(outcome.code); count != end.outcomes.end())
      out << "  " << outcome.code << "  " << (count->second < 10 ? " " : "") << count->second << "  " << outcome.title
          << "\n";
  out << "  still open: " << total(end.open) << "\n";
}

void publish(Composition& engine, const std::filesystem::path& file, Instant now) {
  const auto publication = read_publication(file);
  service::Publish publish(engine.stores().pathways, engine.stores().cases);
  if (!publish.run(publication, publish.preview(publication).token, now))
    throw OutsideFailure(OutsideFailure::Kind::unreadable,
                         file.string() + " has errors; \"filrouge check\" shows all of them.");
}

}  // namespace

int run(const RehearseOptions& options, Context& context) {
  const auto agenda = read_agenda(options.folder, context.data);
  if (agenda.schools.empty() || agenda.students.pupils.empty())
    throw OutsideFailure(OutsideFailure::Kind::unreadable,
                         options.folder + "/agenda.csv names no schools or students.");
  // Any --now makes the composition refuse a database that is no rehearsal.
  context.now = Instant(agenda.begins.time_since_epoch());
  (void)migrate(context, true);
  Composition engine(context, Access::acting);
  publish(engine,
          options.pathway.empty() ? context.data / "avenirpro/avenirpro.yaml" : std::filesystem::path(options.pathway),
          *context.now);
  std::size_t faults = 0;
  const auto each_week = [&](const Stretch& week) {
    faults += week.refused.size() + week.incidents + week.delivered.dead;
    if (context.json)
      context.out << to_json(week).dump() << "\n";
    else
      tell(week, context.out);
    context.out.flush();
  };
  const auto end = play_year(engine, agenda, each_week);
  each_week(end);
  const auto pathway = engine.library().version(engine.library().all_current().front()).pathway;
  if (!context.json) tell_outcomes(end, *pathway, context.out);
  return faults == 0 ? done : findings;
}

}  // namespace filrouge::cli

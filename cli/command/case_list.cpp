#include "cli/chosen.hpp"
#include "cli/command/case.hpp"
#include "cli/compose.hpp"
#include "cli/exit_code.hpp"
#include "cli/found_case.hpp"
#include "cli/listed.hpp"
#include "cli/roster.hpp"
#include "engine/service/subject.hpp"

#include <ostream>

#include <nlohmann/json.hpp>

namespace filrouge::cli {
namespace {

using nlohmann::json;

port::CaseQuery query_of(const CaseListOptions& options, Composition& engine) {
  port::CaseQuery query;
  if (!options.school.empty()) query.school = chosen_school(options.school, engine.stores().people);
  if (!options.pathway.empty()) query.pathway_name = options.pathway;
  if (!options.cohort.empty()) query.cohort = service::cohort_name(chosen_cohort(options.cohort, 0));
  if (options.status == "open") query.status = port::CaseStatus::open;
  if (options.status == "closed") query.status = port::CaseStatus::closed;
  if (!options.after.empty()) query.after = find_case(engine, options.after).record.key;
  return query;
}

void show(const port::CaseRecord& record, Composition& engine, Context& context) {
  const auto reference = service::reference_of(record.key);
  if (context.json) {
    context.out << json{{"case", reference},
                        {"pathway", record.pathway_name},
                        {"cohort", record.cohort},
                        {"state", record.state},
                        {"closed", record.status == port::CaseStatus::closed},
                        {"outcome", record.outcome},
                        {"wakes", record.wake_at ? json(to_rfc3339(*record.wake_at)) : json()}}
                       .dump()
                << "\n";
    return;
  }
  context.out << padded(reference, 14) << padded(name_of(engine, record.key.school, record.person), 28) << record.state
              << (record.outcome.empty() ? "" : " → " + record.outcome) << "\n";
}

int list_cases(const CaseListOptions& options, Composition& engine, Context& context) {
  auto& cases = engine.stores().cases;
  auto query = query_of(options, engine);
  std::size_t shown = 0;
  port::CaseKey last;
  for (auto page = cases.page(query); !page.empty(); page = cases.page(query)) {
    query.after = page.back().key;
    for (const auto& record : page) {
      if ((" " + record.state).find(" " + options.state) == std::string::npos) continue;
      if (shown == options.limit) {
        say_more("first", shown, "go on with --after " + service::reference_of(last), context);
        return done;
      }
      show(record, engine, context);
      last = record.key;
      ++shown;
    }
  }
  if (shown == 0) {
    expect_pathway(options.pathway, engine.library());
    expect_state(options.state, engine.library());
  }
  return done;
}

int list_refused(const CaseListOptions& options, Composition& engine, Context& context) {
  auto stores = engine.stores();
  bool any = false;
  for (const auto& school : chosen_schools(options.school, stores.people)) {
    auto refused = stores.cases.refused(school, options.limit + 1);
    keep_listed(refused, options.limit, "latest", context);
    for (const auto& event : refused) {
      any = true;
      const auto subject = event.subject ? service::reference_of({event.key.school, *event.subject}) : "";
      if (context.json) {
        context.out << json{{"received", to_rfc3339(event.received)},
                            {"school", event.key.school.value()},
                            {"source", event.key.source},
                            {"reference", event.key.reference},
                            {"case", subject},
                            {"event", event.event},
                            {"refusal", event.refusal}}
                           .dump()
                    << "\n";
      } else {
        context.out << to_rfc3339(event.received) << " " << subject << " " << event.event << " (" << event.key.source
                    << " " << event.key.reference << "): " << event.refusal << "\n";
      }
    }
  }
  return any ? findings : done;
}

int list_incidents(const CaseListOptions& options, Composition& engine, Context& context) {
  auto incidents = engine.stores().cases.incidents(options.limit + 1);
  keep_listed(incidents, options.limit, "latest", context);
  for (const auto& incident : incidents) {
    const bool no_case = incident.subject.id == CaseId();
    const auto reference = no_case ? incident.subject.school.value() : service::reference_of(incident.subject);
    if (context.json) {
      context.out << json{{"at", to_rfc3339(incident.at)},
                          {"case", no_case ? "" : reference},
                          {"school", incident.subject.school.value()},
                          {"person", incident.person.value()},
                          {"what", incident.what},
                          {"times", incident.times}}
                         .dump()
                  << "\n";
    } else {
      context.out << to_rfc3339(incident.at) << " " << reference
                  << (no_case ? ", person " + std::to_string(incident.person.value()) : "") << ": " << incident.what
                  << (incident.times == 1 ? "" : ", " + std::to_string(incident.times) + " times") << "\n";
    }
  }
  return incidents.empty() ? done : findings;
}

}  // namespace

int run(const CaseListOptions& options, Context& context) {
  Composition engine(context, Access::reading);
  if (options.incidents) return list_incidents(options, engine, context);
  if (options.refused) return list_refused(options, engine, context);
  return list_cases(options, engine, context);
}

int run(const CaseOpenOptions& options, Context& context) {
  Composition engine(context, Access::acting);
  const auto cohort = chosen_cohort(options.cohort, current_cohort(engine.now()));
  expect_in_calendars(cohort, engine.library());
  service::OpeningReport sum;
  for (const auto& school : chosen_schools(options.school, engine.stores().people)) {
    const auto report = open_all_cases(engine, school, cohort, engine.now());
    sum.opened += report.opened;
    sum.there_already += report.there_already;
    sum.incidents += report.incidents;
  }
  if (context.json) {
    context.out
        << json{{"opened", sum.opened}, {"there_already", sum.there_already}, {"incidents", sum.incidents}}.dump()
        << "\n";
  } else {
    context.out << sum.opened << " cases opened, " << sum.there_already << " were open already\n";
  }
  return sum.incidents == 0 ? done : findings;
}

}  // namespace filrouge::cli

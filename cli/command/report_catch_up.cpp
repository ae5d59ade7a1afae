#include "engine/service/report_catch_up.hpp"

#include "cli/chosen.hpp"
#include "cli/command/report.hpp"
#include "cli/compose.hpp"
#include "cli/exit_code.hpp"
#include "engine/service/case_view.hpp"

#include <array>
#include <ostream>

#include <nlohmann/json.hpp>

namespace filrouge::cli {
namespace {

using nlohmann::json;

json to_json(const service::CatchUp& account) {
  return {{"due", account.due()},
          {"fired", account.fired},
          {"skipped", account.skipped},
          {"merged", account.merged},
          {"cancelled", account.cancelled}};
}

const char* name_of(service::LateFate fate) {
  constexpr std::array names{"fired", "skipped", "merged", "cancelled"};
  return names[static_cast<std::size_t>(fate)];
}

void tell(const service::LateCase& late, Context& context) {
  const auto reference = service::reference_of(late.subject);
  if (context.json) {
    context.out << json{{"case", reference},           {"pathway", late.pathway},     {"rule", late.late.rule},
                        {"due", to_rfc3339(late.due)}, {"ran", to_rfc3339(late.ran)}, {"fate", name_of(late.late.fate)}}
                       .dump()
                << "\n";
  } else {
    context.out << reference << " " << late.late.rule << ", due " << to_rfc3339(late.due) << ", ran "
                << to_rfc3339(late.ran) << ": " << name_of(late.late.fate) << "\n";
  }
}

void tell(const service::CatchUpReport& report, Context& context) {
  for (const auto& [key, account] : report.rules) {
    const auto& [school, pathway, rule] = key;
    if (context.json) {
      auto line = to_json(account);
      line.update({{"school", school.value()}, {"pathway", pathway}, {"rule", rule}});
      context.out << line.dump() << "\n";
    } else {
      context.out << school.value() << " " << pathway << " " << rule << ": " << in_words(account) << "\n";
    }
  }
}

port::LateQuery query_of(const ReportCatchUpOptions& options, port::PeopleStore& people) {
  port::LateQuery query;
  if (!options.school.empty()) query.school = chosen_school(options.school, people);
  if (!options.since.empty()) query.since = chosen_day(options.since);
  return query;
}

}  // namespace

int run(const ReportCatchUpOptions& options, Context& context) {
  Composition engine(context, Access::reading);
  auto stores = engine.stores();
  const auto each = [&](const service::LateCase& late) {
    if (options.cases) tell(late, context);
  };
  const auto report = service::report_catch_up(stores.audit, engine.library(), query_of(options, stores.people), each);
  if (!options.cases) tell(report, context);
  if (!context.json) context.out << in_words(report.total) << "\n";
  return done;
}

}  // namespace filrouge::cli

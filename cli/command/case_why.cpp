#include "cli/command/case.hpp"
#include "cli/exit_code.hpp"
#include "cli/found_case.hpp"
#include "cli/story.hpp"

#include <ostream>

#include <nlohmann/json.hpp>

namespace filrouge::cli {

int run(const CaseWhyOptions& options, Context& context) {
  using nlohmann::json;
  Composition engine(context, Access::reading);
  const auto subject = find_case(engine, options.reference);
  auto stores = engine.stores();
  const auto story = service::tell_story(subject, stores.cases, stores.outbox, engine.library());
  if (!context.json) {
    context.out << options.reference << "  " << name_of(engine, subject.record.key.school, subject.record.person)
                << "\n";
    write_story(subject, story, options.full, context.out);
    return done;
  }
  for (const auto& entry : story) {
    const auto& row = entry.step.row;
    json reasons = json::array();
    for (const auto& reason : entry.reasons) reasons.push_back(reason.sentence);
    json told = json::array();
    for (const auto& each : entry.told)
      for (const auto& line : lines_of(each, *subject.setting->place)) told.push_back(line);
    context.out << json{{"sequence", entry.step.sequence},
                        {"at", to_rfc3339(row.effective)},
                        {"recorded", to_rfc3339(row.recorded)},
                        {"occurred", row.occurred ? json(to_string(*row.occurred)) : json()},
                        {"name", row.name},
                        {"by", row.by},
                        {"payload", json::parse(row.payload)},
                        {"changed", json::parse(row.patch)},
                        {"reasons", std::move(reasons)},
                        {"told", std::move(told)}}
                       .dump()
                << "\n";
  }
  return done;
}

}  // namespace filrouge::cli

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
  const auto& texts = engine.library().messages(subject.record.pathway_name);
  if (!context.json) {
    const auto& title = subject.pathway().title;
    context.out << options.reference << "  " << name_of(engine, subject.record.key.school, subject.record.person)
                << "  " << (title.empty() ? subject.record.pathway_name : title) << ", cohort " << subject.record.cohort
                << "\n\n";
    write_story(subject, story, texts, options.full, context.out);
    return done;
  }
  for (const auto& entry : story) {
    const auto& row = entry.step.row;
    json reasons = json::array();
    for (const auto& reason : entry.reasons) reasons.push_back(reason.sentence);
    context.out << json{{"sequence", entry.step.sequence},
                        {"at", to_rfc3339(row.effective)},
                        {"recorded", to_rfc3339(row.recorded)},
                        {"occurred", row.occurred ? json(to_string(*row.occurred)) : json()},
                        {"name", row.name},
                        {"by", row.by},
                        {"payload", json::parse(row.payload)},
                        {"changed", json::parse(row.patch)},
                        {"reasons", std::move(reasons)},
                        {"told", told_lines(entry.told, {*entry.pathway, texts}, *subject.setting->place)}}
                       .dump()
                << "\n";
  }
  return done;
}

}  // namespace filrouge::cli

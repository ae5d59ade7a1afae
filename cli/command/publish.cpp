#include "cli/command/publish.hpp"

#include "adapters/system/progress.hpp"
#include "cli/compose.hpp"
#include "cli/exit_code.hpp"
#include "cli/publication.hpp"
#include "engine/service/retime_cases.hpp"

#include <functional>
#include <ostream>

#include <nlohmann/json.hpp>

namespace filrouge::cli {
namespace {

using nlohmann::json;

json to_json(const service::PublicationPreview& preview, bool published, const service::RetimingReport& retiming) {
  json reach = json::array();
  for (const auto& [school, count] : preview.reach)
    reach.push_back({{"school", school.value()}, {"open_cases", count}});
  return {{"pathway", preview.pathway_name},
          {"hash", preview.pathway.value()},
          {"new_version", preview.new_version},
          {"new_calendars", preview.new_calendars},
          {"new_messages", preview.new_messages},
          {"reach", std::move(reach)},
          {"token", preview.token},
          {"published", published},
          {"retimed", retiming.retimed},
          {"moved", retiming.moved},
          {"late_rules", retiming.late.due()},
          {"incidents", retiming.incidents}};
}

void tell(const service::PublicationPreview& preview, std::ostream& out) {
  const auto say = [&](const char* what, bool fresh, const char* effect) {
    out << what << (fresh ? effect : "as published before") << "\n";
  };
  out << preview.pathway_name << " " << preview.pathway.value().substr(0, 12) << "\n";
  say("  pathway    ", preview.new_version, "new version: new cases begin on it, running ones keep theirs");
  say("  calendars  ", preview.new_calendars, "new: running cases are timed again");
  say("  messages   ", preview.new_messages, "new: what is sent from now on uses them");
  for (const auto& [school, count] : preview.reach)
    out << "  reaches    " << count << " open cases of " << school.value() << "\n";
}

void show_findings(const service::PublicationPreview& preview, const service::Publication& publication,
                   std::ostream& err) {
  for (const auto& finding : preview.findings) {
    const auto text = publication.files.find(finding.file);
    if (finding.severity == Severity::error)
      err << render(finding, text == publication.files.end() ? std::string() : text->second) << "\n";
  }
}

}  // namespace

int run(const PublishOptions& options, Context& context) {
  Composition engine(context, options.dry_run ? Access::reading : Access::acting);
  const auto publication = read_publication(options.pathway);
  service::Publish publish(engine.stores().pathways, engine.stores().cases);
  const auto preview = publish.preview(publication);
  if (has_errors(preview.findings) || preview.pathway_name.empty()) {
    show_findings(preview, publication, context.err);
    context.err << "filrouge: the pathway has errors and was not published; \"filrouge check\" shows all of them.\n";
    return findings;
  }
  const bool published = !options.dry_run && publish.run(publication, options.confirm, engine.now());
  service::RetimingReport retiming;
  if (published) {
    system::Progress progress(context.err, "timing cases again", 0, context.terminal);
    retiming = service::RetimeCases(engine.stores().cases, engine.library()).run(engine.now(), std::ref(progress));
  }
  if (context.json) {
    context.out << to_json(preview, published, retiming).dump() << "\n";
  } else {
    tell(preview, context.out);
  }
  if (!context.json && retiming.retimed != 0)
    context.out << "  retimed    " << retiming.retimed << " cases, " << retiming.moved << " timers moved\n";
  if (!context.json && retiming.late.due() != 0) context.out << "  was late   " << in_words(retiming.late) << "\n";
  if (published || options.dry_run) return retiming.incidents == 0 ? done : findings;
  context.err << "filrouge: nothing was published: running cases are reached. Go ahead with --confirm " << preview.token
              << "\n";
  return findings;
}

}  // namespace filrouge::cli

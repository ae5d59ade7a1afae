#include "cli/command/case.hpp"
#include "cli/event_words.hpp"
#include "cli/exit_code.hpp"
#include "cli/found_case.hpp"
#include "engine/service/submit_events.hpp"

#include <ostream>

#include <nlohmann/json.hpp>

namespace filrouge::cli {
namespace {

using nlohmann::json;

void tell(const service::EventAnswer& answer, const std::string& state, std::ostream& out) {
  out << name_of(answer.kind) << "; the case is in " << state << "\n";
  for (const auto& sentence : answer.sentences) out << "  " << sentence << "\n";
  if (answer.would_take.empty()) return;
  out << "  It would take:";
  for (const auto& name : answer.would_take) out << " " << name;
  out << "\n";
}

}  // namespace

int run(const CaseSendOptions& options, Context& context) {
  Composition engine(context, Access::acting);
  const auto subject = find_case(engine, options.reference);
  service::SubmittedEvent event;
  event.about = subject.record.key;
  event.name = options.event;
  event.payload = payload_of(options.payload, options.fields);
  event.occurred = day_it_happened(options.occurred);
  event.by = options.by;
  event.source = options.key.empty() ? "" : "cli";
  event.reference = options.key;

  auto stores = engine.stores();
  const auto answer =
      service::SubmitEvents(stores.cases, stores.people, engine.library()).run({event}, engine.now()).front();
  const auto after = find_case(engine, options.reference);
  if (context.json) {
    context.out << json{{"answer", name_of(answer.kind)},
                        {"sentences", answer.sentences},
                        {"would_take", answer.would_take},
                        {"state", after.record.state},
                        {"outcome", after.record.outcome}}
                       .dump()
                << "\n";
  } else {
    tell(answer, after.record.state, context.out);
  }
  const bool accepted =
      answer.kind == service::EventAnswer::Kind::taken || answer.kind == service::EventAnswer::Kind::known;
  return accepted ? done : findings;
}

}  // namespace filrouge::cli

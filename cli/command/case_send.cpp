#include "cli/command/case.hpp"
#include "cli/exit_code.hpp"
#include "cli/found_case.hpp"
#include "engine/base/error.hpp"
#include "engine/base/words.hpp"
#include "engine/service/submit_events.hpp"

#include <ostream>

#include <nlohmann/json.hpp>

namespace filrouge::cli {
namespace {

using nlohmann::json;

[[noreturn]] void misused(const std::string& sentence) {
  throw OutsideFailure(OutsideFailure::Kind::unreadable, sentence);
}

// The fields of the command line over those of --payload.
std::string payload_of(const CaseSendOptions& options) {
  auto payload = json::parse(options.payload.empty() ? "{}" : options.payload, nullptr, false);
  if (!payload.is_object()) misused("--payload is not a JSON object like {\"channel\": \"phone\"}.");
  for (const auto& field : options.fields) {
    const auto equals = field.find('=');
    if (equals == std::string::npos || equals == 0) misused(in_quotes(field) + " is no field; write NAME=VALUE.");
    payload[field.substr(0, equals)] = field.substr(equals + 1);
  }
  return payload.dump();
}

const char* name_of(service::EventAnswer::Kind kind) {
  switch (kind) {
    case service::EventAnswer::Kind::taken:
      return "taken";
    case service::EventAnswer::Kind::known:
      return "known";
    case service::EventAnswer::Kind::refused:
      return "refused";
    case service::EventAnswer::Kind::malformed:
      break;
  }
  return "malformed";
}

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
  event.payload = payload_of(options);
  if (!options.occurred.empty() && !(event.occurred = parse_day(options.occurred)))
    misused(in_quotes(options.occurred) + " is no day that exists; write one like 2026-07-13.");
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

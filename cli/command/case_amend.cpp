#include "cli/command/case.hpp"
#include "cli/event_words.hpp"
#include "cli/exit_code.hpp"
#include "cli/found_case.hpp"
#include "engine/service/amend_case.hpp"

#include <ostream>

#include <nlohmann/json.hpp>

namespace filrouge::cli {
namespace {

using nlohmann::json;

void list(const std::vector<std::string>& names, const char* what, std::ostream& out) {
  if (names.empty()) return;
  out << "  " << what << ":";
  for (const auto& name : names) out << " " << name;
  out << "\n";
}

int tell(const service::AmendAnswer& answer, const char* done_word, const service::CaseView& after, Context& context) {
  const bool taken = answer.kind == service::EventAnswer::Kind::taken;
  const auto* word = taken ? done_word : name_of(answer.kind);
  if (context.json) {
    context.out << json{{"answer", word},        {"sentences", answer.sentences}, {"facts", answer.facts},
                        {"later", answer.later}, {"state", after.record.state},   {"outcome", after.record.outcome}}
                       .dump()
                << "\n";
  } else {
    context.out << word << "; the case is in " << after.record.state << "\n";
    for (const auto& sentence : answer.sentences) context.out << "  " << sentence << "\n";
    list(answer.facts, "Other now", context.out);
    list(answer.later, "Kept, as recorded since", context.out);
  }
  return taken ? done : findings;
}

}  // namespace

int run(const CaseCorrectOptions& options, Context& context) {
  Composition engine(context, Access::acting);
  service::EventCorrection correction;
  correction.subject = find_case(engine, options.reference).record.key;
  correction.event = options.event;
  if (options.step > 0) correction.step = options.step;
  correction.fields = payload_of("", options.fields);
  correction.occurred = day_it_happened(options.occurred);
  correction.by = options.by;
  auto stores = engine.stores();
  const auto answer = service::AmendCase(stores.cases, engine.library()).correct(correction, engine.now());
  return tell(answer, "corrected", find_case(engine, options.reference), context);
}

int run(const CaseReopenOptions& options, Context& context) {
  Composition engine(context, Access::acting);
  const auto subject = find_case(engine, options.reference).record.key;
  auto stores = engine.stores();
  const auto answer =
      service::AmendCase(stores.cases, engine.library()).reopen({subject, options.to, options.by}, engine.now());
  return tell(answer, "reopened", find_case(engine, options.reference), context);
}

}  // namespace filrouge::cli

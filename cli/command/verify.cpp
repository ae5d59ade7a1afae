#include "cli/command/verify.hpp"

#include "adapters/system/progress.hpp"
#include "cli/compose.hpp"
#include "cli/exit_code.hpp"
#include "cli/listed.hpp"
#include "engine/service/case_view.hpp"
#include "engine/service/verify_store.hpp"

#include <functional>
#include <ostream>

#include <nlohmann/json.hpp>

namespace filrouge::cli {
namespace {

using nlohmann::json;

json to_json(const service::Verification& verification) {
  json differences = json::array();
  for (const auto& [subject, sequence, what] : verification.differences)
    differences.push_back({{"case", service::reference_of(subject)}, {"sequence", sequence}, {"what", what}});
  json orphans = json::array();
  for (const auto& [table, subject] : verification.orphans)
    orphans.push_back({{"table", table}, {"case", service::reference_of(subject)}});
  return {{"cases", verification.cases},           {"steps", verification.steps},
          {"redecided", verification.redecided},   {"not_redecided", verification.not_redecided},
          {"differences", std::move(differences)}, {"orphans", std::move(orphans)}};
}

void tell(const service::Verification& verification, std::ostream& out) {
  for (const auto& [subject, sequence, what] : verification.differences) {
    out << service::reference_of(subject) << (sequence == 0 ? " row: " : " step " + std::to_string(sequence) + ": ")
        << what << "\n";
  }
  for (const auto& [table, subject] : verification.orphans)
    out << service::reference_of(subject) << " in " << table << ": what it refers to does not exist\n";
  out << verification.cases << " cases, " << verification.steps << " steps: " << verification.redecided
      << " decided again, " << verification.not_redecided << " could not be (their calendar or engine is another now), "
      << verification.differences.size() << " differences, " << verification.orphans.size() << " orphans\n";
}

service::Verification verify(Composition& engine, const Context& context) {
  system::Progress progress(context.err, "verifying cases", 0, context.terminal);
  return service::VerifyStore(engine.stores().audit, engine.library()).run(std::ref(progress));
}

}  // namespace

int run(const VerifyOptions&, Context& context) {
  Composition engine(context, Access::reading);
  const auto verification = verify(engine, context);
  if (context.json) {
    context.out << to_json(verification).dump() << "\n";
  } else {
    tell(verification, context.out);
  }
  if (verification.differences.size() >= service::verified_max || verification.orphans.size() >= service::verified_max)
    say_more("first", service::verified_max, "mend these, then verify again", context);
  return verification.clean() ? done : findings;
}

}  // namespace filrouge::cli

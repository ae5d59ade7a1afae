#include "engine/scenario/invariants.hpp"

#include "engine/loading/expressions.hpp"

namespace filrouge::scenario {
std::vector<Invariant> compile(const std::vector<loading::DeclaredInvariant>& declared, const pathway::Pathway& pathway,
                               Diagnostics& findings) {
  std::vector<Invariant> compiled;
  const auto scope = loading::condition_scope(pathway);
  for (const auto& each : declared) {
    if (!each.pathway.empty() && each.pathway != pathway.name) continue;
    const auto report = [&](const std::string& message, const std::string& hint) {
      findings.push_back({each.file, each.at, "expression", Severity::error, message, hint});
    };
    auto program = expression::Program::compile(each.expression, scope);
    if (!program) {
      report(program.error().front().message, program.error().front().hint);
    } else if (program->type().kind != expression::Type::Kind::boolean &&
               program->type().kind != expression::Type::Kind::dyn) {
      report("An invariant must be true or false; this gives " + to_string(program->type()) + ".", "");
    } else {
      compiled.push_back({each.sentence, std::move(*program)});
    }
  }
  return compiled;
}

std::vector<Broken> broken_of(const std::vector<Invariant>& invariants, const interpreter::Setting& setting,
                              const interpreter::Case& c, Instant now) {
  std::vector<Broken> broken;
  const Sight sight{setting, c.facts, {}, c.active, now};
  const auto frame = frame_of(sight);
  for (const auto& invariant : invariants) {
    expression::ExpressionError error;
    if (invariant.condition.holds(frame, &error)) continue;
    const auto failed = error.message.empty() ? std::string() : error.message + " ";
    broken.push_back({invariant.sentence, failed + with_values(invariant.condition, sight)});
  }
  return broken;
}

}  // namespace filrouge::scenario

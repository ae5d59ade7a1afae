#include "engine/interpreter/case.hpp"

#include "engine/base/overloaded.hpp"

namespace filrouge::interpreter {

using expression::Value;

Case blank_case(const pathway::Pathway& pathway) {
  Case c;
  c.active = Configuration(pathway.states.size());
  c.facts.reserve(pathway.facts.size());
  for (const auto& fact : pathway.facts) {
    c.facts.push_back(std::visit(overloaded{[](const pathway::StoredFact& stored) { return stored.initial; },
                                            [](const pathway::ComputedFact&) { return Value(); },
                                            [](const pathway::LogFact&) { return Value(Value::List{}); }},
                                 fact.kind));
  }
  c.visits.resize(pathway.states.size());
  c.remembered.resize(pathway.states.size());
  c.told.resize(pathway.tells.size());
  c.progress.resize(pathway.tasks.size());
  c.notified.resize(pathway.notifies.size());
  c.sessions.resize(pathway.sessions.size());
  return c;
}

std::optional<Instant> wake_at(const Case& c) {
  for (const auto& timer : c.timers)
    if (!timer.elapsed) return timer.due;
  return std::nullopt;
}

std::vector<std::string> configuration_names(const pathway::Pathway& pathway, const Case& c) {
  std::vector<std::string> names;
  c.active.each([&](pathway::StateIndex s) {
    const auto kind = pathway.states[s].kind;
    if (kind == pathway::StateKind::atomic || kind == pathway::StateKind::final)
      names.push_back(pathway.states[s].path);
  });
  return names;
}

}  // namespace filrouge::interpreter

#include "engine/base/words.hpp"
#include "engine/loading/checks.hpp"

#include <algorithm>
#include <unordered_set>

namespace filrouge::loading {
namespace {

using pathway::EventPattern;

class Unused {
 public:
  explicit Unused(Draft& draft) : draft_(draft) {}

  void facts() {
    for (const auto& fact : draft_.pathway.facts) {
      const bool read = used("fact:" + fact.name);
      const bool set = used("set:" + fact.name);
      const bool stored = std::holds_alternative<pathway::StoredFact>(fact.kind);
      if (!read && !(stored && set)) {
        report(fact.origin, "The fact " + in_quotes(fact.name) + " is never used.");
      } else if (stored && !set) {
        draft_.report("never-set", draft_.where(fact.origin),
                      "Nothing ever sets the fact " + in_quotes(fact.name) + ".",
                      "Add set to the event that tells it.");
      }
    }
  }

  // An event is of use when it is heard, sets or logs a fact, or opens or closes a task.
  void events() {
    collect_patterns();
    for (const auto& event : draft_.pathway.events) {
      if (!event.declared || !event.set.empty() || hears(event.name)) continue;
      const bool of_session = std::any_of(draft_.pathway.sessions.begin(), draft_.pathway.sessions.end(),
                                          [&](const auto& s) { return event.name.rfind(s.name + ".", 0) == 0; });
      if (of_session) continue;
      draft_.report("unheard", draft_.where(event.origin), "Nothing hears the event " + in_quotes(event.name) + ".",
                    "Hear it under on (with {} to record it), let it set a fact, or remove it.");
    }
  }

  template <class Table>
  void named(const Table& table, const char* noun, const char* kind) {
    for (const auto& each : table) {
      if (!used(std::string{kind} + ":" + each.name)) {
        report(each.origin, std::string{"The "} + noun + " " + in_quotes(each.name) + " is never used.");
      }
    }
  }

  void outcomes() {
    for (const auto& outcome : draft_.pathway.outcomes) {
      if (!used("outcome:" + outcome.code)) {
        report(outcome.origin, "Nothing can give the outcome " + in_quotes(outcome.code) + ".");
      }
    }
  }

 private:
  [[nodiscard]] bool used(const std::string& name) const { return draft_.used.count(name) != 0; }

  void report(const pathway::Origin& origin, std::string message) {
    draft_.report("unused", draft_.where(origin), std::move(message), "Use it or remove it.");
  }

  void add(const std::vector<EventPattern>& patterns) {
    for (const auto& pattern : patterns) prefixes_.insert(pattern.prefix);
  }

  void collect_patterns() {
    for (const auto& transition : draft_.pathway.transitions) {
      for (const auto& event : transition.events) {
        if (!event.prefix.empty()) prefixes_.insert(event.prefix);
      }
    }
    for (const auto& fact : draft_.pathway.facts) {
      if (const auto* log = std::get_if<pathway::LogFact>(&fact.kind)) add(log->of);
    }
    for (const auto& task : draft_.pathway.tasks) {
      add(task.done);
      if (const auto* open = std::get_if<pathway::OpenOnEvent>(&task.open)) add(open->events);
    }
  }

  [[nodiscard]] bool hears(const std::string& event) const {
    for (auto end = event.size(); end != std::string::npos && end != 0; end = event.rfind('.', end - 1)) {
      if (prefixes_.count(event.substr(0, end)) != 0) return true;
    }
    return false;
  }

  Draft& draft_;
  std::unordered_set<std::string> prefixes_;
};

}  // namespace

void check_declarations(Draft& draft) {
  Unused unused{draft};
  unused.facts();
  unused.events();
  unused.named(draft.pathway.roles, "role", "role");
  unused.named(draft.pathway.ladders, "ladder", "ladder");
  unused.named(draft.pathway.milestones, "milestone", "constant");
  unused.named(draft.pathway.parameters, "parameter", "constant");
  unused.outcomes();
}

}  // namespace filrouge::loading

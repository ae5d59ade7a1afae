#include "engine/base/words.hpp"
#include "engine/loading/checks.hpp"

#include <algorithm>
#include <map>
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

  // What a stored fact may come to hold: its first value, and what is assigned to it anywhere. Outcomes have a check of
  // their own.
  void values() {
    collect_assignments();
    for (const auto index : draft_.pathway.facts.indices()) {
      const auto& fact = draft_.pathway.facts[index];
      const auto* stored = std::get_if<pathway::StoredFact>(&fact.kind);
      const auto given = assigned_.find(index);
      if (stored == nullptr || given == assigned_.end()) continue;
      numbers(fact, given->second);
      if (fact.type.values == draft_.outcomes.names()) continue;
      const auto* initial = stored->initial.if_string();
      for (const auto& value : fact.type.values) {
        if ((initial != nullptr && *initial == value) || may_give(given->second, value)) continue;
        draft_.report("value-never-set", draft_.where(fact.origin),
                      "Nothing ever gives the fact " + in_quotes(fact.name) + " the value " + in_quotes(value) + ".",
                      "Set it where it becomes true, or remove it from the values.");
      }
    }
  }

  // An event is of use when it is heard, sets or logs a fact, or opens or closes a task.
  void events() {
    collect_patterns();
    for (const auto& event : draft_.pathway.events) {
      if (!event.declared || !event.set.empty() || hears(event.name)) continue;
      if (of_session(event.name)) continue;
      draft_.report("unheard", draft_.where(event.origin), "Nothing hears the event " + in_quotes(event.name) + ".",
                    "Hear it under on (with {} to record it), let it set a fact, or remove it.");
    }
  }

  // A kind of session brings six events; one of them is enough.
  void sessions() {
    for (const auto& session : draft_.pathway.sessions) {
      const pathway::EventPattern own{session.name};
      const bool any = std::any_of(prefixes_.begin(), prefixes_.end(), [&](const std::string& prefix) {
        return own.matches(prefix) || EventPattern{prefix}.matches(session.name);
      });
      const bool sets = std::any_of(draft_.pathway.events.begin(), draft_.pathway.events.end(),
                                    [&](const auto& event) { return own.matches(event.name) && !event.set.empty(); });
      const auto speaks = [&](const auto& each) {
        return each.session && draft_.pathway.sessions[*each.session].name == session.name;
      };
      const auto& tasks = draft_.pathway.tasks;
      const auto& tells = draft_.pathway.tells;
      if (any || sets || std::any_of(tasks.begin(), tasks.end(), speaks) ||
          std::any_of(tells.begin(), tells.end(), speaks))
        continue;
      draft_.report("unheard", draft_.where(session.origin),
                    "Nothing hears the events of the sessions " + in_quotes(session.name) + ".",
                    "Hear one of them under on, let a log keep it, or remove the sessions.");
    }
  }

  // What a message must contain matters only when it is sent; the duty itself is one use of its name.
  void duties() {
    for (const auto& duty : draft_.duties) {
      if (duty.message == pathway::task_reminder || duty.message == pathway::digest_message) continue;
      const auto* declared = draft_.messages.find(duty.message);
      if (!draft_.pathway.messages[*declared].answers.empty()) continue;  // check_answers asks that as well
      const auto uses = std::count_if(draft_.message_uses.begin(), draft_.message_uses.end(), [&](const auto& use) {
        return draft_.pathway.messages[use.first].name == duty.message;
      });
      if (uses > 1) continue;
      draft_.report("unused", duty.at, "The message " + in_quotes(duty.message) + " is never sent.",
                    "Send it by tell, notify or a task, or remove what it must contain.");
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
  // Of an integer between bounds that are close.
  void numbers(const pathway::Fact& fact, const std::vector<const expression::Type*>& given) {
    constexpr std::int64_t told_max = 100;
    const auto& [low, high] = std::pair{fact.type.at_least, fact.type.at_most};
    if (!low || !high || *low < *high - told_max) return;
    std::string missing;
    for (auto number = *low; number <= *high; ++number) {
      const bool may = std::any_of(given.begin(), given.end(), [number](const auto* type) {
        return type->kind != expression::Type::Kind::null && is_in_bounds(number, *type);
      });
      const auto& initial = std::get<pathway::StoredFact>(fact.kind).initial;
      if (!may && initial != expression::Value(number))
        missing += (missing.empty() ? "" : ", ") + std::to_string(number);
    }
    if (missing.empty()) return;
    draft_.report("value-never-set", draft_.where(fact.origin),
                  "Nothing ever gives the fact " + in_quotes(fact.name) + " the value " + missing + ".",
                  "Set it where it becomes true, or draw its bounds closer.");
  }

  using Assigned = std::map<pathway::FactIndex, std::vector<const expression::Type*>>;

  static bool may_give(const std::vector<const expression::Type*>& types, const std::string& value) {
    return std::any_of(types.begin(), types.end(), [&value](const auto* type) {
      if (type->kind == expression::Type::Kind::null) return false;
      return type->values.empty() || std::find(type->values.begin(), type->values.end(), value) != type->values.end();
    });
  }
  void add(const pathway::Assignment& set) { assigned_[set.fact].push_back(&set.value.type()); }
  void add(const std::vector<pathway::Action>& actions) {
    for (const auto& action : actions) {
      if (const auto* set = std::get_if<pathway::Assignment>(&action.what)) add(*set);
      if (const auto* either = std::get_if<pathway::If>(&action.what)) {
        add(either->then);
        add(either->otherwise);
      }
    }
  }
  void collect_assignments() {
    for (const auto& event : draft_.pathway.events) {
      for (const auto& set : event.set) add(set);
    }
    for (const auto& transition : draft_.pathway.transitions) add(transition.actions);
    for (const auto& state : draft_.pathway.states) {
      add(state.entry);
      add(state.exit);
    }
  }
  [[nodiscard]] bool of_session(const std::string& event) const {
    return std::any_of(draft_.pathway.sessions.begin(), draft_.pathway.sessions.end(),
                       [&](const auto& session) { return event.rfind(session.name + ".", 0) == 0; });
  }
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
  Assigned assigned_;
};

}  // namespace

void check_declarations(Draft& draft) {
  Unused unused{draft};
  unused.facts();
  unused.values();
  unused.events();
  unused.sessions();
  unused.duties();
  unused.named(draft.pathway.roles, "role", "role");
  unused.named(draft.pathway.ladders, "ladder", "ladder");
  unused.named(draft.pathway.milestones, "milestone", "constant");
  unused.named(draft.pathway.parameters, "parameter", "constant");
  unused.outcomes();
}

}  // namespace filrouge::loading

#include "cli/command/case.hpp"
#include "cli/exit_code.hpp"
#include "cli/found_case.hpp"
#include "engine/service/explain_case.hpp"

#include <ostream>

#include <nlohmann/json.hpp>

namespace filrouge::cli {
namespace {

using nlohmann::json;

constexpr std::size_t name_width = 16;
constexpr std::size_t value_width = 24;
constexpr std::size_t event_width = 24;

bool is_computed(const pathway::Fact& fact) {
  return std::holds_alternative<pathway::ComputedFact>(fact.kind);
}

json timers_in_json(const service::Outlook& outlook) {
  json timers = json::array();
  for (const auto& timer : outlook.timers) {
    timers.push_back({{"id", timer.id},
                      {"due", timer.due ? json(to_rfc3339(*timer.due)) : json()},
                      {"rule", timer.rule},
                      {"elapsed", timer.elapsed}});
  }
  return timers;
}

json tasks_in_json(const service::CaseView& subject, const service::Outlook& outlook) {
  json tasks = json::array();
  for (const auto& task : outlook.tasks) {
    tasks.push_back({{"rule", task.rule},
                     {"title", title_of_task(subject.pathway(), task.rule)},
                     {"role", task.role},
                     {"due", task.due ? json(to_rfc3339(*task.due)) : json()}});
  }
  return tasks;
}

// In the order of the pathway; what is empty or no, and what only follows from other facts, is left out.
void tell_facts(const service::CaseView& subject, std::ostream& out) {
  const auto document = json::parse(subject.record.document);
  for (const auto& fact : subject.pathway().facts) {
    const auto value = document.find("f." + fact.name);
    if (value == document.end() || *value == false || (fact.title.empty() && is_computed(fact))) continue;
    const auto text = value->is_array()    ? std::to_string(value->size()) + " recorded"
                      : value->is_string() ? value->get<std::string>()
                                           : value->dump();
    out << "  " << padded(fact.name, name_width) << padded(text, value_width) << fact.title << "\n";
  }
}

void tell_tasks(const service::CaseView& subject, const service::Outlook& outlook, std::ostream& out) {
  for (const auto& task : outlook.tasks) {
    out << "  to do     " << title_of_task(subject.pathway(), task.rule) << " (" << task.role;
    if (task.due) out << ", by " << deadline(*subject.setting->place, *task.due);
    out << ")\n";
  }
}

void tell_timers(const service::CaseView& subject, const service::Outlook& outlook, std::ostream& out) {
  for (const auto& timer : outlook.timers) {
    out << "  " << (timer.due ? local_time(*subject.setting->place, *timer.due) : "no date yet     ") << "  "
        << timer.rule;
    if (timer.elapsed) out << " (past; waits for its condition)";
    out << "\n";
  }
}

void tell_events(const char* title, const std::vector<std::string>& events, const service::CaseView& subject,
                 std::ostream& out) {
  if (!events.empty()) out << title << "\n";
  for (const auto& name : events)
    out << "  " << padded(name, event_width) << title_of_event(subject.pathway(), name) << "\n";
}

}  // namespace

int run(const CaseShowOptions& options, Context& context) {
  Composition engine(context, Access::reading);
  const auto subject = find_case(engine, options.reference);
  const auto outlook = service::look_ahead(subject, engine.stores().cases);
  const auto& record = subject.record;
  if (context.json) {
    context.out << json{{"case", options.reference},
                        {"pathway", record.pathway_name},
                        {"hash", record.pathway.value()},
                        {"cohort", record.cohort},
                        {"state", record.state},
                        {"outcome", record.outcome},
                        {"document", json::parse(record.document)},
                        {"tasks", tasks_in_json(subject, outlook)},
                        {"timers", timers_in_json(outlook)}}
                       .dump()
                << "\n";
    return done;
  }
  context.out << options.reference << "  " << name_of(engine, record.key.school, record.person) << "\n"
              << "  pathway   " << record.pathway_name << ", cohort " << record.cohort << "\n"
              << "  state     " << record.state << "\n";
  if (!record.outcome.empty()) context.out << "  outcome   " << record.outcome << "\n";
  tell_facts(subject, context.out);
  tell_tasks(subject, outlook, context.out);
  return done;
}

int run(const CaseNextOptions& options, Context& context) {
  Composition engine(context, Access::reading);
  const auto subject = find_case(engine, options.reference);
  const auto outlook = service::look_ahead(subject, engine.stores().cases);
  if (context.json) {
    context.out << json{{"case", options.reference},
                        {"timers", timers_in_json(outlook)},
                        {"tasks", tasks_in_json(subject, outlook)},
                        {"events", outlook.events},
                        {"notes", outlook.notes}}
                       .dump()
                << "\n";
    return done;
  }
  context.out << options.reference << " is in " << subject.record.state << "\n";
  tell_tasks(subject, outlook, context.out);
  if (!outlook.timers.empty()) context.out << "By itself:\n";
  tell_timers(subject, outlook, context.out);
  tell_events("It takes:", outlook.events, subject, context.out);
  tell_events("It notes, whatever its state:", outlook.notes, subject, context.out);
  return done;
}

}  // namespace filrouge::cli

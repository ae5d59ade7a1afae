#include "cli/command/task.hpp"

#include "cli/chosen.hpp"
#include "cli/exit_code.hpp"
#include "cli/found_case.hpp"
#include "cli/listed.hpp"

#include <map>
#include <ostream>
#include <tuple>

#include <nlohmann/json.hpp>

namespace filrouge::cli {
namespace {

using nlohmann::json;

// What is kept once for the whole school or session is one line, with the number of cases that want it.
struct Line {
  port::TaskRecord task;
  std::string title;
  std::size_t cases = 1;
  bool shared = false;
  std::string session;  // the one it speaks of; empty for none
};

const pathway::Task* declared(const service::CaseView& subject, const std::string& rule) {
  for (const auto& task : subject.pathway().tasks)
    if (task.rule == rule) return &task;
  return nullptr;
}

std::vector<Line> lines_of(Composition& engine, const std::vector<port::TaskRecord>& tasks) {
  std::vector<Line> lines;
  std::map<std::tuple<SchoolId, std::string, std::string, std::string>, std::size_t> shared;  // session, cohort, rule
  for (const auto& task : tasks) {
    const auto subject = find_case(engine, service::reference_of(task.subject));
    const auto* declaration = declared(subject, task.rule);
    Line line{task, title_of_task(subject.pathway(), task.rule), 1,
              declaration != nullptr && declaration->per != pathway::Scope::pupil, ""};
    if (declaration != nullptr && declaration->session)
      line.session = subject.state.sessions[declaration->session->value].id;
    if (line.shared) {
      const auto [known, added] =
          shared.emplace(std::tuple(task.subject.school, line.session, subject.record.cohort, task.rule), lines.size());
      if (!added) {
        ++lines[known->second].cases;
        continue;
      }
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

void show(const Line& line, Composition& engine, Context& context) {
  const auto& task = line.task;
  const auto subject = line.shared ? task.subject.school.value() : service::reference_of(task.subject);
  if (context.json) {
    context.out << json{{"subject", subject},
                        {"rule", task.rule},
                        {"title", line.title},
                        {"role", task.role},
                        {"answerable", task.answerable},
                        {"opened", to_rfc3339(task.opened)},
                        {"due", task.due ? json(to_rfc3339(*task.due)) : json()},
                        {"session", line.session},
                        {"cases", line.cases}}
                       .dump()
                << "\n";
    return;
  }
  const auto view = find_case(engine, service::reference_of(task.subject));
  context.out << (task.due ? deadline(*view.setting->place, *task.due) : "          ") << "  " << task.role << "  "
              << line.title << "  " << (line.session.empty() ? "" : line.session + "  ") << subject;
  if (line.shared) {
    context.out << " (" << line.cases << " cases)";
  } else {
    context.out << " " << name_of(engine, view.record.key.school, view.record.person);
  }
  context.out << "\n";
}

}  // namespace

int run(const TaskListOptions& options, Context& context) {
  Composition engine(context, Access::reading);
  port::TaskQuery query;
  query.limit = options.limit + 1;
  if (!options.role.empty()) query.role = options.role;
  if (!options.before.empty()) query.due_before = chosen_day(options.before);
  bool found = false;
  for (const auto& school : chosen_schools(options.school, engine.stores().people)) {
    query.school = school;
    auto tasks = engine.stores().cases.open_tasks(query);
    keep_listed(tasks, options.limit, "most urgent", context);
    const auto lines = lines_of(engine, tasks);
    for (const auto& line : lines) show(line, engine, context);
    found = found || !lines.empty();
  }
  if (!found) expect_role(options.role, engine.library());
  return done;
}

}  // namespace filrouge::cli

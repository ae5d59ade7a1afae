#include "adapters/store/batch_writer.hpp"
#include "adapters/store/codes.hpp"
#include "adapters/store/json_text.hpp"
#include "adapters/store/kept_statement.hpp"
#include "adapters/store/postgres_statement.hpp"

#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>

namespace filrouge::store {
namespace {

using port::CaseSteps;

// What a step leaves to do. Cases with data of their own often agree in it.
auto consequences(const CaseSteps& s) {
  return std::tie(s.intents, s.tasks, s.task_changes, s.withdraw_unsent);
}

struct AlikeSteps {
  std::size_t operator()(const CaseSteps* s) const {
    const std::hash<std::string> hash;
    return hash(s->patch) * 31 + hash(s->state) * 7 + s->history.size();
  }
  bool operator()(const CaseSteps* a, const CaseSteps* b) const {
    const auto rest = [](const CaseSteps& s) {
      return std::tie(s.patch, s.state, s.wake_at, s.status, s.outcome, s.pathway, s.place, s.history);
    };
    return rest(*a) == rest(*b);
  }
};

struct AlikeConsequences {
  std::size_t operator()(const CaseSteps* s) const {
    std::size_t sum = s->task_changes.size() * 2 + (s->withdraw_unsent ? 1 : 0);
    for (const auto& intent : s->intents) sum = sum * 31 + std::hash<std::string>{}(intent.rule + intent.occurrence);
    for (const auto& task : s->tasks) sum = sum * 31 + std::hash<std::string>{}(task.rule + task.occurrence);
    return sum;
  }
  bool operator()(const CaseSteps* a, const CaseSteps* b) const { return consequences(*a) == consequences(*b); }
};

// Numbers for groups of steps that are alike in some respect.
template <class Alike>
using Groups = std::unordered_map<const CaseSteps*, std::int64_t, Alike, Alike>;

// A PostgreSQL array literal under construction.
class ArrayLiteral {
 public:
  void add(std::int64_t number) { next() += std::to_string(number); }
  void add(std::string_view text) {
    auto& out = next();
    out += '"';
    for (const char c : text) {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
    out += '"';
  }
  [[nodiscard]] bool empty() const { return text_.empty(); }
  [[nodiscard]] std::string finish() const { return empty() ? "{}" : text_ + "}"; }

 private:
  std::string& next() { return text_ += text_.empty() ? '{' : ','; }
  std::string text_;
};

// The texts of one batch, as the statement takes them.
class BatchText {
 public:
  void add(const CaseEntry& entry);

  [[nodiscard]] postgres::BatchParts parts() const {
    return {opening_,       !intents_.empty(), !tasks_.empty(), !task_changes_.empty(), !withdrawals_.empty(),
            !taken_.empty()};
  }
  [[nodiscard]] std::map<std::string, std::string> parameters() const;

 private:
  void add_steps(std::int64_t n, const CaseSteps& steps);
  void add_history(std::int64_t n, const CaseSteps& steps);
  void add_consequences(std::int64_t m, const CaseSteps& steps);

  bool opening_ = false;
  Groups<AlikeSteps> alike_;
  Groups<AlikeConsequences> consequences_;
  ArrayLiteral schools_, ids_, versions_, steps_of_, consequences_of_, persons_, pathways_, cohorts_, withdrawals_;
  JsonArray steps_, history_, intents_, tasks_, task_changes_, taken_;
};

void BatchText::add(const CaseEntry& entry) {
  const auto [steps, new_steps] = alike_.try_emplace(entry.steps, static_cast<std::int64_t>(alike_.size()));
  if (new_steps) add_steps(steps->second, *entry.steps);
  const auto [left, new_left] = consequences_.try_emplace(entry.steps, static_cast<std::int64_t>(consequences_.size()));
  if (new_left) add_consequences(left->second, *entry.steps);
  schools_.add(entry.key.school.value());
  ids_.add(entry.key.id.value());
  versions_.add(entry.expected_version);
  steps_of_.add(steps->second);
  consequences_of_.add(left->second);
  if (entry.opening != nullptr) {
    opening_ = true;
    persons_.add(entry.opening->person.value());
    pathways_.add(entry.opening->pathway_name);
    cohorts_.add(entry.opening->cohort);
  }
  for (const auto& event : *entry.taken) {
    auto object = taken_.object();
    object.text("school", entry.key.school.value()).number("id", entry.key.id.value());
    object.text("source", event.source).text("reference", event.reference);
    object.number("step", static_cast<std::int64_t>(event.step) + 1);
    object.instant("received", entry.steps->history.at(event.step).recorded).end();
  }
}

void BatchText::add_steps(std::int64_t n, const CaseSteps& steps) {
  const auto patch = split_patch(steps.patch);
  auto object = steps_.object();
  object.number("n", n).number("count", static_cast<std::int64_t>(steps.history.size()));
  object.raw("sets", patch.sets).raw("removed", patch.removed);
  object.text("pathway", steps.pathway.value()).text("place", steps.place.value());
  object.text("state", steps.state).text("status", code(steps.status)).text("outcome", steps.outcome);
  object.instant("wake_at", steps.wake_at).end();
  add_history(n, steps);
}

void BatchText::add_consequences(std::int64_t m, const CaseSteps& steps) {
  for (const auto& intent : steps.intents) {
    auto row = intents_.object();
    row.number("m", m).number("step", static_cast<std::int64_t>(intent.step) + 1);
    row.text("rule", intent.rule).text("occurrence", intent.occurrence).text("role", intent.role);
    row.text("message", intent.message).instant("send_from", intent.send_from);
    row.instant("not_after", intent.not_after).end();
  }
  for (const auto& task : steps.tasks) {
    auto row = tasks_.object();
    row.number("m", m).text("rule", task.rule).text("occurrence", task.occurrence).text("role", task.role);
    row.text("answerable", task.answerable).instant("opened", task.opened).instant("due", task.due);
    row.instant("closed", task.closed).text("status", code(task.status)).end();
  }
  for (const auto& change : steps.task_changes) {
    auto row = task_changes_.object();
    row.number("m", m).text("rule", change.rule).text("occurrence", change.occurrence);
    row.text("status", code(change.status)).instant("due", change.due);
    if (change.status != port::TaskStatus::open) row.instant("closed", change.at);
    row.end();
  }
  if (steps.withdraw_unsent) withdrawals_.add(m);
}

// The hashes are sent with a history row only where they are not those of its case.
void BatchText::add_history(std::int64_t n, const CaseSteps& steps) {
  std::int64_t step = 0;
  for (const auto& row : steps.history) {
    auto object = history_.object();
    object.number("n", n).number("step", ++step).text("kind", code(row.kind)).text("name", row.name);
    if (row.occurred) object.text("occurred", to_string(*row.occurred));
    object.instant("recorded", row.recorded).instant("effective", row.effective).text("actor", row.by);
    if (row.pathway != steps.pathway) object.text("pathway", row.pathway.value());
    if (row.place != steps.place) object.text("place", row.place.value());
    object.number("semantics", row.semantics).text("branch", row.branch).raw("payload", row.payload);
    object.raw("patch", row.patch).text("reasons", row.reasons).end();
  }
}

std::map<std::string, std::string> BatchText::parameters() const {
  std::map<std::string, std::string> all{{"schools", schools_.finish()},
                                         {"ids", ids_.finish()},
                                         {"versions", versions_.finish()},
                                         {"alike", steps_of_.finish()},
                                         {"consequences", consequences_of_.finish()},
                                         {"steps", steps_.finish()},
                                         {"history", history_.finish()}};
  const auto present = parts();
  if (present.opening) {
    all.emplace("persons", persons_.finish());
    all.emplace("pathways", pathways_.finish());
    all.emplace("cohorts", cohorts_.finish());
  }
  if (present.intents) all.emplace("intents", intents_.finish());
  if (present.tasks) all.emplace("tasks", tasks_.finish());
  if (present.task_changes) all.emplace("task_changes", task_changes_.finish());
  if (present.withdrawals) all.emplace("withdrawals", withdrawals_.finish());
  if (present.taken) all.emplace("taken", taken_.finish());
  return all;
}

// A statement prepared once per connection, with the variables it is bound to.
class PreparedBatch {
 public:
  PreparedBatch(soci::session& sql, const postgres::BatchParts& parts, const std::map<std::string, std::string>& names)
      : statement_(sql) {
    for (const auto& [name, unused] : names) statement_.exchange(soci::use(values_[name], name));
    statement_.exchange(soci::into(school_));
    statement_.exchange(soci::into(id_));
    statement_.alloc();
    statement_.prepare(postgres::batch_statement(parts));
    statement_.define_and_bind();
  }
  [[nodiscard]] std::set<port::CaseKey> execute(const std::map<std::string, std::string>& values) {
    for (const auto& [name, value] : values) values_.at(name) = value;
    std::set<port::CaseKey> won;
    execute_kept(statement_);
    while (statement_.fetch()) won.insert({SchoolId(school_), CaseId(id_)});
    return won;
  }

 private:
  std::map<std::string, std::string> values_;
  std::string school_;
  long long id_ = 0;
  soci::statement statement_;
};

// The whole batch is one statement, thus one transaction by itself. A few cases run on the plan kept by the server,
// because planning takes longer than they do; many are planned anew, because the kept plan expects ten and would join
// them by nested loops.
class PostgresWriter : public BatchWriter {
 public:
  explicit PostgresWriter(Session& session) : session_(session) {
    session.before_close([this] {
      prepared_.clear();
      planned_anew_.reset();
    });
  }

  std::set<port::CaseKey> write(std::span<const CaseEntry> entries, bool in_transaction) override {
    if (entries.empty()) return {};
    BatchText text;
    for (const auto& entry : entries) text.add(entry);
    constexpr std::size_t few = 8;
    plan_anew(entries.size() > few, in_transaction);
    const auto parameters = text.parameters();
    return prepared(text.parts(), parameters).execute(parameters);
  }

 private:
  // Within a transaction only until its end, because a rollback would undo it.
  void plan_anew(bool wanted, bool in_transaction) {
    if (planned_anew_ == wanted) return;
    session_.script(std::string(in_transaction ? "set local" : "set") +
                    " plan_cache_mode = " + (wanted ? "force_custom_plan" : "force_generic_plan"));
    if (!in_transaction) planned_anew_ = wanted;
  }

  PreparedBatch& prepared(const postgres::BatchParts& parts, const std::map<std::string, std::string>& names) {
    auto& found = prepared_[parts];
    if (!found) found = std::make_unique<PreparedBatch>(session_.sql(), parts, names);
    return *found;
  }

  Session& session_;
  std::optional<bool> planned_anew_;  // empty: as the server does by itself
  std::map<postgres::BatchParts, std::unique_ptr<PreparedBatch>> prepared_;
};

}  // namespace

std::unique_ptr<BatchWriter> postgres_writer(Session& session) {
  return std::make_unique<PostgresWriter>(session);
}

}  // namespace filrouge::store

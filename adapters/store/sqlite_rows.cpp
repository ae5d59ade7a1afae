#include "adapters/store/sqlite_rows.hpp"

#include "adapters/store/conversions.hpp"

#include <utility>

namespace filrouge::store {
// Named, because Statements has members of these types and is declared in the header.
namespace rows {

using soci::use;

// A statement bound to the fields of one row object, executed again for each row assigned to it.
template <class Row>
class Prepared {
 public:
  Prepared(soci::session& sql, const char* text) : sql_(sql), text_(text) {}

  // Returns the number of rows it changed.
  long long execute(const Row& row) {
    row_ = row;
    if (!statement_) prepare();
    statement_->execute(true);
    return statement_->get_affected_rows();
  }

 private:
  void prepare() {
    auto statement = std::make_unique<soci::statement>(sql_);
    bind(*statement, row_);
    statement->alloc();
    statement->prepare(text_);
    statement->define_and_bind();
    statement_ = std::move(statement);
  }
  soci::session& sql_;
  const char* text_;
  Row row_;
  std::unique_ptr<soci::statement> statement_;
};

struct CaseRow {
  port::CaseKey key;
  std::int64_t expected{}, version{};
  PersonId person;
  std::string pathway_name, cohort, document;
  PathwayHash pathway;
  PlaceHash place;
  std::string state, outcome;
  port::CaseStatus status{};
  std::optional<Instant> wake_at;
};

CaseRow case_row(const CaseEntry& entry) {
  const auto& steps = *entry.steps;
  const auto count = static_cast<std::int64_t>(steps.history.size());
  CaseRow row{entry.key,
              entry.expected_version,
              entry.expected_version + count,
              {},
              "",
              "",
              *entry.document,
              steps.pathway,
              steps.place,
              steps.state,
              steps.outcome,
              steps.status,
              steps.wake_at};
  if (entry.opening != nullptr) {
    row.person = entry.opening->person;
    row.pathway_name = entry.opening->pathway_name;
    row.cohort = entry.opening->cohort;
  }
  return row;
}

struct UpdateRow : CaseRow {};
struct InsertRow : CaseRow {};

void bind_common(soci::statement& s, CaseRow& r) {
  s.exchange(use(r.pathway)), s.exchange(use(r.place)), s.exchange(use(r.version)), s.exchange(use(r.document));
  s.exchange(use(r.state)), s.exchange(use(r.status)), s.exchange(use(r.outcome)), s.exchange(use(r.wake_at));
  s.exchange(use(r.key.school)), s.exchange(use(r.key.id));
}
void bind(soci::statement& s, UpdateRow& r) {
  bind_common(s, r);
  s.exchange(use(r.expected));
}
void bind(soci::statement& s, InsertRow& r) {
  bind_common(s, r);
  s.exchange(use(r.person)), s.exchange(use(r.pathway_name)), s.exchange(use(r.cohort));
}

struct HistoryStatement {
  port::CaseKey key;
  std::int64_t sequence{};
  port::HistoryRow row;
};
void bind(soci::statement& s, HistoryStatement& r) {
  s.exchange(use(r.key.school)), s.exchange(use(r.key.id)), s.exchange(use(r.sequence)), s.exchange(use(r.row.kind));
  s.exchange(use(r.row.name)), s.exchange(use(r.row.occurred)), s.exchange(use(r.row.recorded));
  s.exchange(use(r.row.effective)), s.exchange(use(r.row.by)), s.exchange(use(r.row.pathway));
  s.exchange(use(r.row.place)), s.exchange(use(r.row.semantics)), s.exchange(use(r.row.branch));
  s.exchange(use(r.row.payload)), s.exchange(use(r.row.patch)), s.exchange(use(r.row.reasons));
}

struct IntentRow {
  port::CaseKey key;
  std::int64_t sequence{};
  port::NewIntent intent;
};
void bind(soci::statement& s, IntentRow& r) {
  s.exchange(use(r.key.school)), s.exchange(use(r.key.id)), s.exchange(use(r.intent.rule));
  s.exchange(use(r.intent.occurrence)), s.exchange(use(r.intent.role)), s.exchange(use(r.intent.message));
  s.exchange(use(r.sequence)), s.exchange(use(r.intent.send_from)), s.exchange(use(r.intent.not_after));
  s.exchange(use(r.intent.status));
}

struct WithdrawRow {
  port::CaseKey key;
  std::int64_t version{};
};
void bind(soci::statement& s, WithdrawRow& r) {
  s.exchange(use(r.key.school)), s.exchange(use(r.key.id)), s.exchange(use(r.version));
}

struct TaskRow {
  port::CaseKey key;
  port::NewTask task;
};
void bind(soci::statement& s, TaskRow& r) {
  s.exchange(use(r.key.school)), s.exchange(use(r.key.id)), s.exchange(use(r.task.rule));
  s.exchange(use(r.task.occurrence)), s.exchange(use(r.task.role)), s.exchange(use(r.task.answerable));
  s.exchange(use(r.task.opened)), s.exchange(use(r.task.due)), s.exchange(use(r.task.closed));
  s.exchange(use(r.task.status));
}

struct TaskChangeRow {
  port::CaseKey key;
  std::string rule, occurrence;
  port::TaskStatus status{};
  std::optional<Instant> closed, due;
};
void bind(soci::statement& s, TaskChangeRow& r) {
  s.exchange(use(r.status, "status")), s.exchange(use(r.closed, "closed")), s.exchange(use(r.due, "due"));
  s.exchange(use(r.key.school, "school")), s.exchange(use(r.key.id, "id")), s.exchange(use(r.rule, "rule"));
  s.exchange(use(r.occurrence, "occurrence"));
}

struct AnswerRow : port::ReceivedEvent {};
void bind(soci::statement& s, AnswerRow& r) {
  s.exchange(use(r.key.school)), s.exchange(use(r.key.source)), s.exchange(use(r.key.reference));
  s.exchange(use(r.subject)), s.exchange(use(r.sequence)), s.exchange(use(r.refusal)), s.exchange(use(r.received));
}

}  // namespace rows

struct SqliteRows::Statements {
  explicit Statements(soci::session& sql)
      : update_case(sql,
                    "update case_file set pathway = :a, place = :b, version = :c, document = :d, state = :e, "
                    "status = :f, outcome = :g, wake_at = :h where school = :i and id = :j and version = :k"),
        insert_case(
            sql,
            "insert into case_file (pathway, place, version, document, state, status, outcome, wake_at, school, "
            "id, person, pathway_name, cohort) values (:a, :b, :c, :d, :e, :f, :g, :h, :i, :j, :k, :l, :m) "
            "on conflict (school, person, pathway_name, cohort) do nothing"),
        history(sql,
                "insert into history (school, case_id, sequence, kind, name, occurred, recorded, effective, actor, "
                "pathway, place, semantics, branch, payload, patch, reasons) "
                "values (:a, :b, :c, :d, :e, :f, :g, :h, :i, :j, :k, :l, :m, :n, :o, :p)"),
        withdraw(sql,
                 "update intent set status = 'withdrawn' where school = :a and case_id = :b and sequence <= :c "
                 "and status = 'pending'"),
        intent(sql,
               "insert into intent (school, case_id, rule, occurrence, role, message, sequence, send_from, not_after, "
               "status) values (:a, :b, :c, :d, :e, :f, :g, :h, :i, :j)"),
        task(sql,
             "insert into task (school, case_id, rule, occurrence, role, answerable, opened, due, closed, status) "
             "values (:a, :b, :c, :d, :e, :f, :g, :h, :i, :j)"),
        task_change(sql,
                    "update task set status = :status, closed = :closed, "
                    "due = case when :status = 'open' then :due else due end where school = :school "
                    "and case_id = :id and rule = :rule and occurrence = :occurrence and status = 'open'"),
        answer(sql,
               "insert into received_event (school, source, reference, case_id, sequence, refusal, received) "
               "values (:a, :b, :c, :d, :e, :f, :g)") {}

  rows::Prepared<rows::UpdateRow> update_case;
  rows::Prepared<rows::InsertRow> insert_case;
  rows::Prepared<rows::HistoryStatement> history;
  rows::Prepared<rows::WithdrawRow> withdraw;
  rows::Prepared<rows::IntentRow> intent;
  rows::Prepared<rows::TaskRow> task;
  rows::Prepared<rows::TaskChangeRow> task_change;
  rows::Prepared<rows::AnswerRow> answer;
};

SqliteRows::SqliteRows(soci::session& sql) : statements_(std::make_unique<Statements>(sql)) {}
SqliteRows::~SqliteRows() = default;

bool SqliteRows::update_case(const CaseEntry& entry) {
  return statements_->update_case.execute({rows::case_row(entry)}) == 1;
}

bool SqliteRows::insert_case(const CaseEntry& entry) {
  return statements_->insert_case.execute({rows::case_row(entry)}) == 1;
}

void SqliteRows::insert_history(const port::CaseKey& key, std::int64_t sequence, const port::HistoryRow& row) {
  statements_->history.execute({key, sequence, row});
}

void SqliteRows::withdraw_intents(const port::CaseKey& key, std::int64_t version) {
  statements_->withdraw.execute({key, version});
}

void SqliteRows::insert_intent(const port::CaseKey& key, std::int64_t version, const port::NewIntent& intent) {
  statements_->intent.execute({key, version + static_cast<std::int64_t>(intent.step) + 1, intent});
}

void SqliteRows::insert_task(const port::CaseKey& key, const port::NewTask& task) {
  statements_->task.execute({key, task});
}

void SqliteRows::change_task(const port::CaseKey& key, const port::TaskChange& change) {
  const bool closes = change.status != port::TaskStatus::open;
  statements_->task_change.execute({key, change.rule, change.occurrence, change.status,
                                    closes ? std::optional(change.at) : std::nullopt, change.due});
}

void SqliteRows::insert_answer(const port::ReceivedEvent& event) {
  statements_->answer.execute({event});
}

}  // namespace filrouge::store

#include "adapters/store/case_rows.hpp"

#include "adapters/store/conversions.hpp"
#include "adapters/store/json_text.hpp"
#include "adapters/store/kept_statement.hpp"
#include "adapters/store/query.hpp"

namespace filrouge::store {
namespace {

using soci::into;
using soci::use;

std::string columns_of_case(const Dialect& dialect) {
  return "select c.school, c.id, c.person, c.pathway_name, c.cohort, c.pathway, c.place, c.version, " +
         dialect.json_text("c.document") + ", c.state, c.status, c.outcome, c.wake_at";
}
std::string case_columns(const Dialect& dialect) {
  return columns_of_case(dialect) + " from ";
}

void define(soci::statement& s, port::CaseRecord& r) {
  s.exchange(into(r.key.school)), s.exchange(into(r.key.id)), s.exchange(into(r.person));
  s.exchange(into(r.pathway_name)), s.exchange(into(r.cohort)), s.exchange(into(r.pathway));
  s.exchange(into(r.place)), s.exchange(into(r.version)), s.exchange(into(r.document)), s.exchange(into(r.state));
  s.exchange(into(r.status)), s.exchange(into(r.outcome)), s.exchange(into(r.wake_at));
}

struct DueCase {
  port::CaseRecord record;
  std::string row;
};
void define_due(soci::statement& s, DueCase& due) {
  define(s, due.record);
  s.exchange(into(due.row));
}

}  // namespace

std::string keys_relation(const Dialect& dialect) {
  return "(select e ->> 0 as school, cast(e ->> 1 as bigint) as id from " + dialect.elements(":keys") + " as j) as k";
}

std::string keys_json(const std::vector<port::CaseKey>& keys) {
  std::string json = "[";
  for (const auto& key : keys) {
    if (json.size() > 1) json += ',';
    json += '[';
    append_json_string(json, key.school.value());
    json += ',' + std::to_string(key.id.value()) + ']';
  }
  return json + ']';
}

struct CaseFinder::One {
  explicit One(Session& session) : statement(session.sql()) {
    statement.exchange(use(key.school, "school")), statement.exchange(use(key.id, "id"));
    define(statement, record);
    statement.alloc();
    statement.prepare(case_columns(session.dialect()) + "case_file as c where c.school = :school and c.id = :id");
    statement.define_and_bind();
  }
  port::CaseKey key;
  port::CaseRecord record;
  soci::statement statement;
};

struct CaseFinder::Many {
  explicit Many(Session& session) : statement(session.sql()) {
    statement.exchange(use(keys, "keys"));
    define(statement, record);
    statement.alloc();
    statement.prepare(case_columns(session.dialect()) + keys_relation(session.dialect()) +
                      " join case_file as c on c.school = k.school and c.id = k.id order by c.school, c.id");
    statement.define_and_bind();
  }
  std::string keys;
  port::CaseRecord record;
  soci::statement statement;
};

CaseFinder::CaseFinder(Session& session) : session_(session) {
  session.before_close([this] {
    one_.reset();
    many_.reset();
  });
}
CaseFinder::~CaseFinder() = default;

std::vector<port::CaseRecord> CaseFinder::find(const std::vector<port::CaseKey>& keys) {
  std::vector<port::CaseRecord> found;
  const auto fetch = [&](auto& prepared) {
    execute_kept(prepared.statement);
    while (prepared.statement.fetch()) found.push_back(prepared.record);
  };
  if (keys.size() == 1) {
    if (!one_) one_ = std::make_unique<One>(session_);
    one_->key = keys.front();
    fetch(*one_);
  } else {
    if (!many_) many_ = std::make_unique<Many>(session_);
    many_->keys = keys_json(keys);
    fetch(*many_);
  }
  return found;
}

std::vector<port::CaseRecord> page_of_cases(Session& session, const port::CaseQuery& query) {
  Query<port::CaseRecord> page(case_columns(session.dialect()) + "case_file as c where true", define);
  if (query.school) page.where("c.school = :school", "school", *query.school);
  if (query.pathway_name) page.where("c.pathway_name = :pathway", "pathway", *query.pathway_name);
  if (query.cohort) page.where("c.cohort = :cohort", "cohort", *query.cohort);
  if (query.status) page.where("c.status = :status", "status", *query.status);
  if (query.person) page.where("c.person = :person", "person", *query.person);
  if (query.after) {
    page.where("(c.school, c.id) > (:after_school, :after_id)", "after_school", query.after->school);
    page.with("after_id", query.after->id);
  }
  page.then(" order by c.school, c.id limit :count").with("count", static_cast<long long>(query.limit));
  return page.rows(session);
}

DueCases due_cases(Session& session, const port::DueClaim& claim) {
  const auto& dialect = session.dialect();
  Query<DueCase> due(
      columns_of_case(dialect) + ", " + std::string(dialect.row) + " from case_file as c where c.wake_at <= :now",
      define_due);
  due.with("now", claim.now);
  if (claim.after) {
    due.where("(c.wake_at, c.school, c.id) > (:after_wake, :after_school, :after_id)", "after_wake",
              claim.after->wake_at);
    due.with("after_school", claim.after->key.school).with("after_id", claim.after->key.id);
    due.where("c.wake_at >= :from_wake", "from_wake", claim.after->wake_at);  // lets the index begin there
  }
  due.then(" order by c.wake_at, c.school, c.id limit :count" + std::string(dialect.skip_locked));
  due.with("count", static_cast<long long>(claim.limit));
  DueCases all;
  due.each(session, [&](DueCase&& due_case) {
    all.records.push_back(std::move(due_case.record));
    all.rows.push_back(std::move(due_case.row));
  });
  return all;
}

std::optional<Instant> earliest_wake(Session& session, Instant after) {
  std::optional<Instant> earliest;
  session.sql() << "select min(wake_at) from case_file where wake_at is not null and wake_at > :after",
      use(after, "after"), into(earliest);
  return earliest;
}

std::optional<CaseId> case_of(Session& session, const port::CaseOpening& opening) {
  long long id = 0;
  session.sql() << "select id from case_file where school = :school and person = :person and pathway_name = :pathway "
                   "and cohort = :cohort",
      use(opening.school, "school"), use(opening.person, "person"), use(opening.pathway_name, "pathway"),
      use(opening.cohort, "cohort"), into(id);
  if (!session.sql().got_data()) return std::nullopt;
  return CaseId(id);
}

}  // namespace filrouge::store

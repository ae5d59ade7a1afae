#include "adapters/store/case_rows.hpp"
#include "adapters/store/conversions.hpp"
#include "adapters/store/json_text.hpp"
#include "adapters/store/query.hpp"

namespace filrouge::store {
namespace {

using soci::into;
using soci::use;

void define_history(soci::statement& s, HistoryOfCase& r) {
  auto& row = r.step.row;
  s.exchange(into(r.key.school)), s.exchange(into(r.key.id)), s.exchange(into(r.step.sequence));
  s.exchange(into(row.kind)), s.exchange(into(row.name)), s.exchange(into(row.occurred));
  s.exchange(into(row.recorded)), s.exchange(into(row.effective)), s.exchange(into(row.by));
  s.exchange(into(row.pathway)), s.exchange(into(row.place)), s.exchange(into(row.semantics));
  s.exchange(into(row.branch)), s.exchange(into(row.payload)), s.exchange(into(row.patch));
  s.exchange(into(row.reasons));
}

constexpr auto task_columns =
    "select t.school, t.case_id, t.rule, t.occurrence, t.role, t.answerable, t.opened, t.due, t.closed, t.status from ";

void define_task(soci::statement& s, port::TaskRecord& r) {
  s.exchange(into(r.subject.school)), s.exchange(into(r.subject.id)), s.exchange(into(r.rule));
  s.exchange(into(r.occurrence)), s.exchange(into(r.role)), s.exchange(into(r.answerable));
  s.exchange(into(r.opened)), s.exchange(into(r.due)), s.exchange(into(r.closed)), s.exchange(into(r.status));
}

constexpr auto answer_columns =
    "select school, source, reference, case_id, sequence, refusal, received, event from received_event where ";

void define_answer(soci::statement& s, port::ReceivedEvent& r) {
  s.exchange(into(r.key.school)), s.exchange(into(r.key.source)), s.exchange(into(r.key.reference));
  s.exchange(into(r.subject)), s.exchange(into(r.sequence)), s.exchange(into(r.refusal));
  s.exchange(into(r.received)), s.exchange(into(r.event));
}

void define_incident(soci::statement& s, port::Incident& r) {
  s.exchange(into(r.subject.school)), s.exchange(into(r.subject.id)), s.exchange(into(r.person));
  s.exchange(into(r.version)), s.exchange(into(r.what)), s.exchange(into(r.at)), s.exchange(into(r.times));
}

}  // namespace

std::vector<HistoryOfCase> history_of(Session& session, const std::vector<port::CaseKey>& keys) {
  const auto& dialect = session.dialect();
  Query<HistoryOfCase> query(
      "select h.school, h.case_id, h.sequence, h.kind, h.name, h.occurred, h.recorded, h.effective, h.actor, "
      "h.pathway, h.place, h.semantics, h.branch, " +
          dialect.json_text("h.payload") + ", " + dialect.json_text("h.patch") + ", h.reasons from " +
          keys_relation(dialect) +
          " join history as h on h.school = k.school and h.case_id = k.id order by h.school, h.case_id, h.sequence",
      define_history);
  auto rows = query.with("keys", keys_json(keys)).rows(session);
  if (dialect.respells_json) {
    for (auto& row : rows) {
      row.step.row.payload = canonical_json(row.step.row.payload);
      row.step.row.patch = canonical_json(row.step.row.patch);
    }
  }
  return rows;
}

std::vector<port::ReceivedEvent> first_answers(Session& session, const std::vector<port::EventKey>& keys) {
  std::vector<port::ReceivedEvent> answers;
  port::ReceivedEvent answer;
  port::EventKey key;
  soci::statement select(session.sql());
  select.exchange(use(key.school, "school")), select.exchange(use(key.source, "source"));
  select.exchange(use(key.reference, "reference"));
  define_answer(select, answer);
  select.alloc();
  select.prepare(std::string(answer_columns) + "school = :school and source = :source and reference = :reference");
  select.define_and_bind();
  for (const auto& wanted : keys) {
    key = wanted;
    select.execute();
    while (select.fetch()) answers.push_back(answer);
  }
  return answers;
}

std::vector<port::ReceivedEvent> refused_events(Session& session, const SchoolId& school, std::size_t limit) {
  Query<port::ReceivedEvent> query(
      std::string(answer_columns) +
          "school = :school and refusal <> '' order by received desc, source, reference limit :count",
      define_answer);
  return query.with("school", school).with("count", static_cast<long long>(limit)).rows(session);
}

std::vector<port::TaskRecord> open_tasks(Session& session, const port::TaskQuery& query) {
  Query<port::TaskRecord> tasks(std::string(task_columns) + "task as t where school = :school and status = 'open'",
                                define_task);
  tasks.with("school", query.school);
  if (query.role) tasks.where("(role = :role or answerable = :role)", "role", *query.role);
  if (query.due_before) tasks.where("due < :before", "before", *query.due_before);
  tasks.then(" order by due is null, due, case_id, rule, occurrence limit :count");
  return tasks.with("count", static_cast<long long>(query.limit)).rows(session);
}

std::vector<port::TaskRecord> tasks_of(Session& session, const port::CaseKey& key) {
  Query<port::TaskRecord> tasks(
      std::string(task_columns) +
          "task as t where school = :school and case_id = :id order by opened, rule, occurrence",
      define_task);
  return tasks.with("school", key.school).with("id", key.id).rows(session);
}

std::vector<port::TaskRecord> tasks_of(Session& session, const std::vector<port::CaseKey>& keys) {
  Query<port::TaskRecord> tasks(task_columns + keys_relation(session.dialect()) +
                                    " join task as t on t.school = k.school and t.case_id = k.id "
                                    "order by t.school, t.case_id, t.rule, t.occurrence",
                                define_task);
  return tasks.with("keys", keys_json(keys)).rows(session);
}

std::vector<port::Incident> latest_incidents(Session& session, std::size_t limit) {
  Query<port::Incident> query(
      "select school, case_id, person, version, what, at, times from incident "
      "order by at desc, school, case_id, person, version, what limit :count",
      define_incident);
  return query.with("count", static_cast<long long>(limit)).rows(session);
}

void keep_incident(Session& session, const port::Incident& incident) {
  session.sql() << "insert into incident (school, case_id, person, version, what, at, times) "
                   "values (:school, :case, :person, :version, :what, :at, 1) "
                   "on conflict (school, case_id, person, version, what) do update set "
                   "at = excluded.at, times = incident.times + 1",
      use(incident.subject.school, "school"), use(incident.subject.id, "case"), use(incident.person, "person"),
      use(incident.version, "version"), use(incident.what, "what"), use(incident.at, "at");
}

void keep_refusals(Session& session, std::span<const port::ReceivedEvent> events) {
  JsonArray rows;
  for (const auto& event : events) {
    for (const auto* text : {&event.key.school.value(), &event.key.source, &event.key.reference, &event.event})
      require_storable(*text);
    auto row = rows.object();
    row.text("school", event.key.school.value()).text("source", event.key.source);
    row.text("reference", event.key.reference).text("refusal", event.refusal).instant("received", event.received);
    row.text("event", event.event);
    if (event.subject) row.number("case_id", event.subject->value());
    row.end();
  }
  const auto json = rows.finish();
  session.sql()
      << "insert into received_event (school, source, reference, case_id, sequence, refusal, received, event) "
         "select e ->> 'school', e ->> 'source', e ->> 'reference', cast(e ->> 'case_id' as bigint), 0, "
         "e ->> 'refusal', cast(e ->> 'received' as bigint), e ->> 'event' from " +
             session.dialect().elements(":rows") +
             " as j where true on conflict (school, source, reference) do nothing",
      use(json, "rows");
}

}  // namespace filrouge::store

#include "adapters/store/postgres_statement.hpp"

#include "adapters/store/connect.hpp"
#include "adapters/store/lone_step.hpp"

namespace filrouge::store::postgres {
namespace {

// Alike steps are sent once, as record n, and joined to every case that took them; so are alike consequences (intents
// and tasks), as records m, because cases with data of their own often have the same ones. The version test makes a
// case that somebody else has written drop out of `won`, which feeds everything else. The batch is bound as constants,
// so that the planner knows how many cases there are. Where hardly two cases have the same patch, the patches come with
// the cases, as an array that costs no join; where they are shared, that array is empty and the steps hold them, or
// else the document that all of these cases are left with. A lone step's row in the history has the patch of its case.
constexpr auto steps = R"(
with steps as (
  select * from json_to_recordset(cast(:steps as json)) as s(n integer, count integer, document jsonb,
    patch jsonb, removed text[], pathway text, place text, state text, status text, outcome text, wake_at bigint)))";

// A row that is claimed cannot have moved: it is written where it stands, without a search in the index.
std::string update_cases(bool rows) {
  std::string text = R"(,
won as (
  update case_file as c
  set version = c.version + s.count, 
      document = coalesce(s.document, (c.document || coalesce(b.patch, s.patch)) - s.removed),
      pathway = s.pathway, place = s.place, state = s.state, status = s.status, outcome = s.outcome, wake_at = s.wake_at
  from unnest(cast(:schools as text[]), cast(:ids as bigint[]), cast(:versions as bigint[]), cast(:alike as integer[]),
              cast(:consequences as integer[]), cast(:patches as jsonb[]))";
  text += rows ? ", cast(:rows as tid[])) as b(school, id, version, n, m, patch, row)"
               : ") as b(school, id, version, n, m, patch)";
  text += R"(
  join steps as s on s.n = b.n
  where c.school = b.school and c.id = b.id and c.version = b.version)";
  if (rows) text += " and c.ctid = b.row";
  return text + R"(
  returning c.school, c.id, b.version, b.n, b.m, b.patch))";
}

constexpr auto insert_cases = R"(,
batch as (
  select * from unnest(cast(:schools as text[]), cast(:ids as bigint[]), cast(:versions as bigint[]),
                       cast(:alike as integer[]), cast(:consequences as integer[]), cast(:patches as jsonb[]),
                       cast(:persons as bigint[]), cast(:pathways as text[]), cast(:cohorts as text[]))
         as b(school, id, version, n, m, patch, person, pathway_name, cohort)),
opened as (
  insert into case_file (school, id, person, pathway_name, cohort, pathway, place, version, document, state, status,
                         outcome, wake_at)
  select b.school, b.id, b.person, b.pathway_name, b.cohort, s.pathway, s.place, s.count,
         coalesce(s.document, coalesce(b.patch, s.patch) - s.removed), s.state, s.status, s.outcome, s.wake_at
  from batch as b join steps as s on s.n = b.n
  on conflict (school, person, pathway_name, cohort) do nothing
  returning school, id),
won as (
  select o.school, o.id, b.version, b.n, b.m, b.patch
  from opened as o join batch as b on b.school = o.school and b.id = o.id))";

constexpr auto insert_history = R"(,
kept_history as (
  insert into history (school, case_id, sequence, kind, name, occurred, recorded, effective, actor, pathway, place,
                       semantics, branch, payload, patch, reasons)
  select w.school, w.id, w.version + h.step, h.kind, h.name, h.occurred, h.recorded, h.effective, h.actor,
         h.pathway, h.place, h.semantics, h.branch, h.payload, coalesce(h.patch, w.patch), h.reasons
  from won as w
  join json_to_recordset(cast(:history as json)) as h(n integer, step integer, kind text, name text, occurred text,
    recorded bigint, effective bigint, actor text, pathway text, place text, semantics integer, branch text,
    payload jsonb, patch jsonb, reasons text) on h.n = w.n))";

// Only intents of earlier steps: those of this batch are not visible to it.
constexpr auto withdraw_intents = R"(,
unsent as (
  update intent as i set status = 'withdrawn'
  from won as w
  where w.m = any (cast(:withdrawals as integer[])) and i.school = w.school and i.case_id = w.id
    and i.status = 'pending'))";

constexpr auto insert_intents = R"(,
kept_intents as (
  insert into intent (school, case_id, rule, occurrence, role, message, sequence, send_from, not_after, status)
  select w.school, w.id, i.rule, i.occurrence, i.role, i.message, w.version + i.step, i.send_from, i.not_after,
         i.status
  from won as w
  join json_to_recordset(cast(:intents as json)) as i(m integer, step integer, rule text, occurrence text, role text,
    message text, send_from bigint, not_after bigint, status text) on i.m = w.m))";

constexpr auto insert_tasks = R"(,
kept_tasks as (
  insert into task (school, case_id, rule, occurrence, role, answerable, opened, due, closed, status)
  select w.school, w.id, t.rule, t.occurrence, t.role, t.answerable, t.opened, t.due, t.closed, t.status
  from won as w
  join json_to_recordset(cast(:tasks as json)) as t(m integer, rule text, occurrence text, role text, answerable text,
    opened bigint, due bigint, closed bigint, status text) on t.m = w.m))";

constexpr auto change_tasks = R"(,
changed_tasks as (
  update task as t
  set status = d.status, closed = d.closed, due = case when d.status = 'open' then d.due else t.due end
  from won as w
  join json_to_recordset(cast(:task_changes as json)) as d(m integer, rule text, occurrence text, status text,
    closed bigint, due bigint) on d.m = w.m
  where t.school = w.school and t.case_id = w.id and t.rule = d.rule and t.occurrence = d.occurrence
    and t.status = 'open'))";

constexpr auto insert_taken = R"(,
kept_taken as (
  insert into received_event (school, source, reference, case_id, sequence, refusal, received)
  select w.school, e.source, e.reference, w.id, w.version + e.step, '', e.received
  from json_to_recordset(cast(:taken as json)) as e(school text, id bigint, source text, reference text, step integer,
    received bigint)
  join won as w on w.school = e.school and w.id = e.id))";

// As a rule all were written, and their number says it all; otherwise they are named.
constexpr auto written = R"(
select c.n, coalesce(w.school, ''), coalesce(w.id, 0)
from (select count(*) as n from won) as c left join won as w on c.n < cast(:cases as bigint))";

}  // namespace

std::string batch_statement(const BatchParts& parts) {
  std::string text;
  if (parts.lone) {
    text = lone_statement();
  } else {
    text = steps;
    text += parts.opening ? insert_cases : update_cases(parts.rows);
    text += insert_history;
  }
  if (parts.withdrawals) text += withdraw_intents;
  if (parts.intents) text += insert_intents;
  if (parts.tasks) text += insert_tasks;
  if (parts.task_changes) text += change_tasks;
  if (parts.taken) text += insert_taken;
  text += written;
  if (parts.wake) text += std::string(", pg_notify('") + wake_channel + "', '')";
  return text;
}

}  // namespace filrouge::store::postgres

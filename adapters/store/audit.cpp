#include "adapters/store/case_rows.hpp"
#include "adapters/store/intent_rows.hpp"
#include "adapters/store/json_text.hpp"
#include "adapters/store/ports.hpp"
#include "adapters/store/query.hpp"
#include "engine/base/late_after.hpp"

#include <array>
#include <utility>

namespace filrouge::store {
namespace {

void define_orphan(soci::statement& s, port::CaseKey& r) {
  s.exchange(soci::into(r.school)), s.exchange(soci::into(r.id));
}

// SOCI reads numbers of 64 bits into long long alone.
struct LateRow {
  port::LateStep step;
  long long sequence = 0;
};
void define_late(soci::statement& s, LateRow& r) {
  auto& step = r.step;
  s.exchange(soci::into(step.subject.school)), s.exchange(soci::into(step.subject.id));
  s.exchange(soci::into(r.sequence)), s.exchange(soci::into(step.pathway)), s.exchange(soci::into(step.due));
  s.exchange(soci::into(step.ran)), s.exchange(soci::into(step.reasons));
}

// What must not exist: rows of a case that does not, a history with a hole, a last row that is not the case's version.
struct Audit {
  const char* table;
  const char* select;
};
constexpr std::array<Audit, 7> audits{{
    {"history",
     "select distinct t.school, t.case_id from history as t left join case_file as c on c.school = t.school "
     "and c.id = t.case_id where c.id is null"},
    {"intent",
     "select distinct t.school, t.case_id from intent as t left join history as h on h.school = t.school "
     "and h.case_id = t.case_id and h.sequence = t.sequence where h.sequence is null"},
    {"task",
     "select distinct t.school, t.case_id from task as t left join case_file as c on c.school = t.school "
     "and c.id = t.case_id where c.id is null"},
    {"received_event",
     "select distinct t.school, t.case_id from received_event as t left join history as h on h.school = t.school "
     "and h.case_id = t.case_id and h.sequence = t.sequence where t.refusal = '' and h.sequence is null"},
    {"delivery_intent",
     "select distinct t.school, t.case_id from delivery_intent as t left join intent as i on i.school = t.school "
     "and i.case_id = t.case_id and i.rule = t.rule and i.occurrence = t.occurrence and i.role = t.role "
     "where i.case_id is null"},
    {"case_file",
     "select c.school, c.id from case_file as c left join history as h on h.school = c.school and h.case_id = c.id "
     "group by c.school, c.id, c.version having count(h.sequence) <> c.version or max(h.sequence) <> c.version"},
    {"personal_fact",
     "select distinct t.school, t.case_id from personal_fact as t left join case_file as c on "
     "c.school = t.school and c.id = t.case_id where c.id is null"},
}};

class SqlAuditStore : public port::AuditStore {
 public:
  explicit SqlAuditStore(Session& session) : session_(session) {}

  std::vector<port::CaseWithHistory> page(const std::optional<port::CaseKey>& after, std::size_t limit) override {
    return session_.run([&] {
      Transaction snapshot(session_, session_.dialect().begin_read);
      port::CaseQuery query;
      query.after = after;
      query.limit = limit;
      std::vector<port::CaseWithHistory> cases;
      std::vector<port::CaseKey> keys;
      for (auto& record : page_of_cases(session_, query)) {
        keys.push_back(record.key);
        if (session_.dialect().respells_json) record.document = canonical_json(record.document);
        cases.push_back({std::move(record), {}, {}, {}});
      }
      // Rows come in the order of their cases.
      const auto cases_of_rows = [&] {
        return [next = cases.begin()](const port::CaseKey& key) mutable -> port::CaseWithHistory& {
          while (next->record.key < key) ++next;
          return *next;
        };
      };
      auto of_step = cases_of_rows();
      for (auto& row : history_of(session_, keys)) of_step(row.key).steps.push_back(std::move(row.step));
      auto of_intent = cases_of_rows();
      for (auto& row : intents_of(session_, keys)) of_intent(row.key.subject).intents.push_back(std::move(row));
      auto of_task = cases_of_rows();
      for (auto& row : tasks_of(session_, keys)) of_task(row.subject).tasks.push_back(std::move(row));
      snapshot.commit();
      return cases;
    });
  }

  std::vector<port::Orphan> orphans(std::size_t limit) override {
    return session_.run([&] {
      std::vector<port::Orphan> all;
      for (const auto& audit : audits) {
        if (all.size() >= limit) break;
        Query<port::CaseKey> query(std::string(audit.select) + " order by 1, 2 limit :count", define_orphan);
        query.with("count", static_cast<long long>(limit - all.size()));
        for (auto& key : query.rows(session_)) all.push_back({audit.table, std::move(key)});
      }
      return all;
    });
  }

  void late_steps(const port::LateQuery& query, const std::function<void(const port::LateStep&)>& each) override {
    LateRow last;
    for (bool more = true; more;) {
      auto page = session_.run([&] { return late_page(query, last); });
      for (auto& row : page) {
        row.step.sequence = row.sequence;
        each(row.step);
      }
      more = page.size() == late_steps_a_page;
      if (more) last = std::move(page.back());
    }
  }

 private:
  static constexpr std::size_t late_steps_a_page = 10'000;

  // Late steps have an index of their own, in this order, and its very condition has to be named.
  std::vector<LateRow> late_page(const port::LateQuery& query, const LateRow& after) {
    const auto late = std::chrono::microseconds(late_after).count();
    Query<LateRow> steps(
        "select school, case_id, sequence, pathway, effective, recorded, reasons from history where "
        "recorded - effective > " +
            std::to_string(late) + " and (school, case_id, sequence) > (:after_school, :after_case, :after_step)",
        define_late);
    steps.with("after_school", after.step.subject.school).with("after_case", after.step.subject.id);
    steps.with("after_step", after.sequence);
    if (query.school) steps.where("school = :school", "school", *query.school);
    if (query.since) steps.where("recorded >= :since", "since", *query.since);
    return steps.then(" order by school, case_id, sequence limit " + std::to_string(late_steps_a_page)).rows(session_);
  }

  Session& session_;
};

}  // namespace

std::unique_ptr<port::AuditStore> make_audit_store(Session& session) {
  return std::make_unique<SqlAuditStore>(session);
}

}  // namespace filrouge::store

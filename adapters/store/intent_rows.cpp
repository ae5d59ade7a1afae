#include "adapters/store/intent_rows.hpp"

#include "adapters/store/case_rows.hpp"
#include "adapters/store/conversions.hpp"
#include "adapters/store/query.hpp"

namespace filrouge::store {

using soci::into;

void define_intent(soci::statement& s, port::IntentRecord& r) {
  s.exchange(into(r.key.subject.school)), s.exchange(into(r.key.subject.id)), s.exchange(into(r.key.rule));
  s.exchange(into(r.key.occurrence)), s.exchange(into(r.key.role)), s.exchange(into(r.message));
  s.exchange(into(r.sequence)), s.exchange(into(r.send_from)), s.exchange(into(r.not_after));
  s.exchange(into(r.status));
}

std::vector<port::IntentRecord> intents_of(Session& session, const std::vector<port::CaseKey>& keys) {
  Query<port::IntentRecord> query(std::string(intent_columns) + " from " + keys_relation(session.dialect()) +
                                      " join intent as i on i.school = k.school and i.case_id = k.id "
                                      "order by i.school, i.case_id, i.sequence, i.rule, i.occurrence, i.role",
                                  define_intent);
  return query.with("keys", keys_json(keys)).rows(session);
}

}  // namespace filrouge::store

#include "adapters/store/intent_rows.hpp"
#include "adapters/store/json_text.hpp"
#include "adapters/store/ports.hpp"
#include "adapters/store/query.hpp"

#include <map>

namespace filrouge::store {
namespace {

// A Message-ID has two sides (RFC 5322 §3.6.4); this one is no host's, so that it stays the same wherever it is sent
// from.
constexpr const char* message_id_right = "@filrouge.invalid";

using soci::into;
using soci::use;

constexpr auto delivery_columns =
    "school, id, recipient, channel, status, attempts, unsettled, fencing, message_id, reason, "
    "send_from, sent_at";

void define_delivery(soci::statement& s, port::DeliveryRecord& r) {
  s.exchange(into(r.key.school)), s.exchange(into(r.key.id)), s.exchange(into(r.recipient));
  s.exchange(into(r.channel)), s.exchange(into(r.status)), s.exchange(into(r.attempts));
  s.exchange(into(r.unsettled)), s.exchange(into(r.fencing)), s.exchange(into(r.message_id));
  s.exchange(into(r.reason)), s.exchange(into(r.send_from)), s.exchange(into(r.sent_at));
}

struct Link {
  port::DeliveryKey delivery;
  port::IntentKey intent;
};
void define_link(soci::statement& s, Link& r) {
  s.exchange(into(r.delivery.school)), s.exchange(into(r.delivery.id)), s.exchange(into(r.intent.subject.id));
  s.exchange(into(r.intent.rule)), s.exchange(into(r.intent.occurrence)), s.exchange(into(r.intent.role));
}

// Begins the object of an intent; the SQL that finds the intent of such an element `e`.
JsonObject begin_intent(JsonArray& rows, const port::IntentKey& key) {
  auto object = rows.object();
  object.text("school", key.subject.school.value()).number("case_id", key.subject.id.value());
  object.text("rule", key.rule).text("occurrence", key.occurrence).text("role", key.role);
  return object;
}
constexpr auto intent_is_element =
    "intent.school = e ->> 'school' and intent.case_id = cast(e ->> 'case_id' as bigint) and "
    "intent.rule = e ->> 'rule' and intent.occurrence = e ->> 'occurrence' and intent.role = e ->> 'role'";

class SqlOutboxStore : public port::OutboxStore {
 public:
  explicit SqlOutboxStore(Session& session) : session_(session) {}

  std::size_t resolve_intents(Instant now, std::size_t limit, const Resolve& resolve) override;
  std::optional<port::DeliveryRecord> claim(Instant now, std::chrono::milliseconds lease) override;
  bool settle(const port::DeliveryKey& key, std::int64_t fencing, const port::Settlement& settlement) override;
  bool redrive(const port::DeliveryKey& key, Instant now) override;
  std::vector<port::IntentRecord> intents_of(const port::CaseKey& key) override;
  std::vector<port::DeliveryRecord> deliveries_of(const port::CaseKey& key) override;
  std::optional<port::DeliveryRecord> delivery(const port::DeliveryKey& key) override;
  std::vector<port::DeliveryRecord> deliveries(port::DeliveryStatus status, std::size_t limit) override;
  std::optional<Instant> next_due() override;

 private:
  void set_status(const std::vector<port::IntentKey>& intents, port::IntentStatus status);
  void postpone(const std::vector<port::Resolution::Later>& postponed);
  void insert(const std::vector<port::NewDelivery>& deliveries);
  void add_intents(std::vector<port::DeliveryRecord>& deliveries);

  Session& session_;
};

std::size_t SqlOutboxStore::resolve_intents(Instant now, std::size_t limit, const Resolve& resolve) {
  return session_.run([&] {
    Transaction transaction(session_);
    const std::string due = "intent where status = 'pending' and send_from <= :now ";
    const auto last_school =
        "(select max(school) from (select school from " + due + "order by school limit :count) as s)";
    Query<port::IntentRecord> query(std::string(intent_columns) +
                                        "intent as i where status = 'pending' and "
                                        "send_from <= :now and school <= " +
                                        last_school + " order by send_from, school, case_id, rule, occurrence, role" +
                                        std::string(session_.dialect().skip_locked),
                                    define_intent);
    const auto pending = query.with("now", now).with("count", static_cast<long long>(limit)).rows(session_);
    if (pending.empty()) return pending.size();
    const auto resolution = resolve(pending);
    set_status(resolution.resolved, port::IntentStatus::resolved);
    set_status(resolution.withdrawn, port::IntentStatus::withdrawn);
    postpone(resolution.postponed);
    insert(resolution.deliveries);
    transaction.commit();
    return pending.size();
  });
}

void SqlOutboxStore::set_status(const std::vector<port::IntentKey>& intents, port::IntentStatus status) {
  if (intents.empty()) return;
  JsonArray rows;
  for (const auto& intent : intents) begin_intent(rows, intent).end();
  const auto json = rows.finish();
  session_.sql() << "update intent set status = :status from " + session_.dialect().elements(":rows") + " as j where " +
                        intent_is_element + " and status = 'pending'",
      use(status, "status"), use(json, "rows");
}

void SqlOutboxStore::postpone(const std::vector<port::Resolution::Later>& postponed) {
  if (postponed.empty()) return;
  JsonArray rows;
  for (const auto& later : postponed) begin_intent(rows, later.intent).instant("send_from", later.send_from).end();
  const auto json = rows.finish();
  session_.sql() << "update intent set send_from = cast(e ->> 'send_from' as bigint) from " +
                        session_.dialect().elements(":rows") + " as j where " + intent_is_element +
                        " and status = 'pending'",
      use(json, "rows");
}

// The links come first: where all intents of a delivery have one already, somebody made this delivery before.
void SqlOutboxStore::insert(const std::vector<port::NewDelivery>& deliveries) {
  if (deliveries.empty()) return;
  const auto ids = session_.numbers("delivery_number", deliveries.size());
  JsonArray links, rows;
  for (std::size_t i = 0; i < deliveries.size(); ++i) {
    const auto& delivery = deliveries[i];
    for (const auto& intent : delivery.intents) {
      auto link = begin_intent(links, intent);
      link.number("recipient", delivery.recipient.value()).text("channel", delivery.channel);
      link.number("delivery", ids[i]).end();
    }
    auto row = rows.object();
    row.text("school", delivery.school.value()).number("id", ids[i]);
    row.number("recipient", delivery.recipient.value()).text("channel", delivery.channel);
    row.text("status", delivery.suppressed.empty() ? "pending" : "suppressed").text("reason", delivery.suppressed);
    row.text("message_id", delivery.school.value() + "." + std::to_string(ids[i]) + message_id_right);
    row.instant("send_from", delivery.send_from).end();
  }
  const auto& dialect = session_.dialect();
  const auto links_json = links.finish();
  session_.sql()
      << "insert into delivery_intent (school, case_id, rule, occurrence, role, recipient, channel, delivery) "
         "select e ->> 'school', cast(e ->> 'case_id' as bigint), e ->> 'rule', e ->> 'occurrence', "
         "e ->> 'role', cast(e ->> 'recipient' as bigint), e ->> 'channel', "
         "cast(e ->> 'delivery' as bigint) from " +
             dialect.elements(":rows") + " as j where true on conflict do nothing",
      use(links_json, "rows");
  const auto rows_json = rows.finish();
  session_.sql() << "insert into delivery (school, id, recipient, channel, status, message_id, reason, send_from) "
                    "select e ->> 'school', cast(e ->> 'id' as bigint), cast(e ->> 'recipient' as bigint), "
                    "e ->> 'channel', e ->> 'status', e ->> 'message_id', e ->> 'reason', "
                    "cast(e ->> 'send_from' as bigint) from " +
                        dialect.elements(":rows") +
                        " as j where exists (select 1 from delivery_intent as i where i.school = e ->> 'school' "
                        "and i.delivery = cast(e ->> 'id' as bigint))",
      use(rows_json, "rows");
}

std::optional<port::DeliveryRecord> SqlOutboxStore::claim(Instant now, std::chrono::milliseconds lease) {
  const std::string clock(session_.dialect().clock);
  Query<port::DeliveryRecord> query(
      "update delivery as d set status = 'sending', attempts = d.attempts + 1, fencing = d.fencing + 1, "
      "unsettled = d.unsettled + case when d.status = 'sending' then 1 else 0 end, "
      "lease_until = " +
          clock +
          " + :lease from (select school as due_school, id as due_id from delivery where status in ('pending', "
          "'sending') "
          "and (status = 'pending' and send_from <= :now or status = 'sending' and lease_until <= " +
          clock + ") order by send_from, school, id limit 1" + std::string(session_.dialect().skip_locked) +
          ") as w where d.school = w.due_school and d.id = w.due_id returning " + delivery_columns,
      define_delivery);
  query.with("lease", static_cast<long long>(std::chrono::microseconds(lease).count())).with("now", now);
  return session_.run([&]() -> std::optional<port::DeliveryRecord> {
    Transaction transaction(session_);
    auto claimed = query.rows(session_);
    add_intents(claimed);
    transaction.commit();
    return claimed.empty() ? std::nullopt : std::optional(std::move(claimed.front()));
  });
}

bool SqlOutboxStore::settle(const port::DeliveryKey& key, std::int64_t fencing, const port::Settlement& settlement) {
  using Kind = port::Settlement::Kind;
  auto status = port::DeliveryStatus::sent;
  if (settlement.kind == Kind::retry) status = port::DeliveryStatus::pending;
  if (settlement.kind == Kind::held) status = port::DeliveryStatus::held;
  if (settlement.kind == Kind::dead) status = port::DeliveryStatus::dead;
  std::optional<Instant> sent_at, send_from;
  if (settlement.kind == Kind::sent) sent_at = settlement.at;
  if (settlement.kind == Kind::retry) send_from = settlement.at;
  return session_.run([&] {
    soci::statement update =
        (session_.sql().prepare << "update delivery set status = :status, reason = :reason, lease_until = null, "
                                   "sent_at = cast(:sent_at as bigint), "
                                   "send_from = coalesce(cast(:send_from as bigint), send_from) "
                                   "where school = :school and id = :id and fencing = :fencing and status = 'sending'",
         use(status, "status"), use(settlement.reason, "reason"), use(sent_at, "sent_at"), use(send_from, "send_from"),
         use(key.school, "school"), use(key.id, "id"), use(fencing, "fencing"));
    update.execute(true);
    return update.get_affected_rows() == 1;
  });
}

bool SqlOutboxStore::redrive(const port::DeliveryKey& key, Instant now) {
  return session_.run([&] {
    soci::statement update =
        (session_.sql().prepare
             << "update delivery set status = 'pending', reason = '', send_from = :now, "
                "attempts = 0, unsettled = 0 where school = :school and id = :id and status in ('dead', 'held')",
         use(now, "now"), use(key.school, "school"), use(key.id, "id"));
    update.execute(true);
    return update.get_affected_rows() == 1;
  });
}

std::vector<port::IntentRecord> SqlOutboxStore::intents_of(const port::CaseKey& key) {
  return session_.run([&] { return store::intents_of(session_, {key}); });
}

std::vector<port::DeliveryRecord> SqlOutboxStore::deliveries_of(const port::CaseKey& key) {
  Query<port::DeliveryRecord> query(
      std::string("select ") + delivery_columns +
          " from delivery as d where d.school = :school and d.id in (select delivery from delivery_intent "
          "where school = :school and case_id = :id) order by d.id",
      define_delivery);
  query.with("school", key.school).with("id", key.id);
  return session_.run([&] {
    auto deliveries = query.rows(session_);
    add_intents(deliveries);
    return deliveries;
  });
}

std::optional<port::DeliveryRecord> SqlOutboxStore::delivery(const port::DeliveryKey& key) {
  Query<port::DeliveryRecord> query(std::string("select ") + delivery_columns + " from delivery as d where true",
                                    define_delivery);
  query.where("d.school = :school", "school", key.school).where("d.id = :id", "id", static_cast<long long>(key.id));
  return session_.run([&]() -> std::optional<port::DeliveryRecord> {
    auto found = query.rows(session_);
    add_intents(found);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
  });
}

std::vector<port::DeliveryRecord> SqlOutboxStore::deliveries(port::DeliveryStatus status, std::size_t limit) {
  Query<port::DeliveryRecord> query(std::string("select ") + delivery_columns +
                                        " from delivery as d where d.status = :status order by d.id limit :count",
                                    define_delivery);
  query.with("status", status).with("count", static_cast<long long>(limit));
  return session_.run([&] {
    auto found = query.rows(session_);
    add_intents(found);
    return found;
  });
}

void SqlOutboxStore::add_intents(std::vector<port::DeliveryRecord>& deliveries) {
  if (deliveries.empty()) return;
  std::map<port::DeliveryKey, port::DeliveryRecord*> by_key;
  JsonArray rows;
  for (auto& delivery : deliveries) {
    by_key.emplace(delivery.key, &delivery);
    auto row = rows.object();
    row.text("school", delivery.key.school.value()).number("id", delivery.key.id).end();
  }
  Query<Link> query(
      "select i.school, i.delivery, i.case_id, i.rule, i.occurrence, i.role from " +
          session_.dialect().elements(":rows") +
          " as j join delivery_intent as i on i.school = e ->> 'school' and i.delivery = cast(e ->> 'id' as bigint) "
          "order by i.school, i.delivery, i.case_id, i.rule, i.occurrence, i.role",
      define_link);
  for (auto& link : query.with("rows", rows.finish()).rows(session_)) {
    link.intent.subject.school = link.delivery.school;
    by_key.at(link.delivery)->intents.push_back(std::move(link.intent));
  }
}

std::optional<Instant> SqlOutboxStore::next_due() {
  return session_.run([&] {
    std::optional<Instant> earliest;
    session_.sql() << "select min(due) from (select min(send_from) as due from intent where status = 'pending' "
                      "union all select min(case when status = 'sending' then lease_until else send_from end) "
                      "from delivery where status in ('pending', 'sending')) as waiting",
        into(earliest);
    return earliest;
  });
}

}  // namespace

std::unique_ptr<port::OutboxStore> make_outbox_store(Session& session) {
  return std::make_unique<SqlOutboxStore>(session);
}

}  // namespace filrouge::store

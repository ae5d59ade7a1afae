#include "adapters/store/channel_rate.hpp"
#include "adapters/store/claims.hpp"
#include "adapters/store/daily_ceiling.hpp"
#include "adapters/store/delivery_rows.hpp"
#include "adapters/store/intent_rows.hpp"
#include "adapters/store/json_text.hpp"
#include "adapters/store/ports.hpp"
#include "adapters/store/query.hpp"

namespace filrouge::store {
namespace {

using soci::into;
using soci::use;

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

void define_pause(soci::statement& s, port::ChannelPause& r) {
  s.exchange(into(r.channel)), s.exchange(into(r.until)), s.exchange(into(r.reason)), s.exchange(into(r.trouble));
  s.exchange(into(r.failures));
}

class SqlOutboxStore : public port::OutboxStore {
 public:
  explicit SqlOutboxStore(Session& session) : session_(session), claims_(make_claims(session)) {}

  std::size_t resolve_intents(Instant now, std::size_t limit, const Resolve& resolve) override;
  std::optional<port::ClaimedDelivery> claim(Instant now, std::chrono::milliseconds lease) override;
  void set_daily_ceiling(std::size_t messages) override { a_day_max_ = messages; }
  bool settle(const port::DeliveryKey& key, std::int64_t fencing, const port::Settlement& settlement) override;
  port::Onward settle_and_claim(const port::DeliveryKey& key, std::int64_t fencing, const port::Settlement& settlement,
                                Instant now, std::chrono::milliseconds lease) override;
  bool redrive(const port::DeliveryKey& key, Instant now) override;
  std::vector<port::IntentRecord> intents_of(const port::CaseKey& key) override;
  std::vector<port::DeliveryRecord> deliveries_of(const port::CaseKey& key) override;
  bool bounce(const port::DeliveryKey& key, const std::string& reason, Instant now) override;
  std::optional<std::chrono::milliseconds> take_turn(const std::string& channel, std::size_t a_minute) override {
    return session_.run([&] { return store::take_turn(session_, channel, a_minute); });
  }
  void pause(const port::ChannelPause& pause) override;
  void resume(const std::string& channel) override;
  std::vector<port::ChannelPause> pauses() override;
  std::optional<port::DeliveryRecord> delivery(const port::DeliveryKey& key) override;
  std::optional<port::DeliveryRecord> delivery(const std::string& message_id) override;
  std::vector<port::DeliveryEvent> history_of(const port::DeliveryKey& key) override {
    return session_.run([&] { return events_of(session_, key); });
  }
  std::vector<port::DeliveryRecord> deliveries(const port::DeliveryQuery& query) override;
  std::vector<port::DeliveryRecord> unreached(const SchoolId& school, Instant since) override;
  std::optional<Instant> next_due(Instant after) override;

 private:
  std::optional<port::ClaimedDelivery> claim_another(Instant now, std::chrono::milliseconds lease);
  // What was claimed, with its intents; another one where it may not leave today.
  std::optional<port::ClaimedDelivery> within_ceiling(std::optional<port::ClaimedDelivery> claimed, Instant now,
                                                      std::chrono::milliseconds lease);
  bool settle_one(const ClaimKey& claim, const port::Settlement& settlement);
  void resolve_again(const port::DeliveryKey& key, Instant from);
  void set_status(const std::vector<port::IntentKey>& intents, port::IntentStatus status);
  void postpone(const std::vector<port::Resolution::Later>& postponed);
  void insert(const std::vector<port::NewDelivery>& deliveries);

  Session& session_;
  std::unique_ptr<Claims> claims_;
  std::size_t a_day_max_ = 0;  // messages to one person
};

std::size_t SqlOutboxStore::resolve_intents(Instant now, std::size_t limit, const Resolve& resolve) {
  return session_.run([&] {
    Transaction transaction(session_);
    const std::string due = "intent where status = 'pending' and send_from <= :now ";
    const auto last_school =
        "(select max(school) from (select school from " + due + "order by school limit :count) as s)";
    Query<port::IntentRecord> query(std::string(intent_columns) +
                                        " from intent as i where status = 'pending' and "
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
    row.text("message_id", message_id_of({delivery.school, ids[i]}));
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

std::optional<port::ClaimedDelivery> SqlOutboxStore::claim(Instant now, std::chrono::milliseconds lease) {
  return within_ceiling(claim_another(now, lease), now, lease);
}

std::optional<port::ClaimedDelivery> SqlOutboxStore::claim_another(Instant now, std::chrono::milliseconds lease) {
  return session_.run([&] { return claims_->claim(now, lease); });
}

// Whoever is claimed for is marked first and counted afterwards: of several that claim for one person, the last to
// count sees all the others. So a lock is needed only where the day is full, to tell who is to wait.
std::optional<port::ClaimedDelivery> SqlOutboxStore::within_ceiling(std::optional<port::ClaimedDelivery> claimed,
                                                                    Instant now, std::chrono::milliseconds lease) {
  while (claimed) {
    const bool put_off = session_.run([&] {
      const auto others = claims_->read_intents(*claimed, now);
      return a_day_max_ != 0 && others >= a_day_max_ && put_off_beyond(a_day_max_, session_, *claimed, now);
    });
    if (!put_off) return claimed;
    claimed = claim_another(now, lease);
  }
  return claimed;
}

// What the history says of an attempt: nothing of one that was sent or released.
std::optional<port::DeliveryEvent::Kind> event_of(port::Settlement::Kind kind) {
  using Kind = port::Settlement::Kind;
  using Event = port::DeliveryEvent::Kind;
  switch (kind) {
    case Kind::retry:
      return Event::retried;
    case Kind::held:
      return Event::held;
    case Kind::dead:
    case Kind::unreachable:
      return Event::died;
    case Kind::suppressed:
    case Kind::readdressed:
      return Event::suppressed;
    case Kind::sent:
    case Kind::released:
      break;
  }
  return std::nullopt;
}

bool wants_another_channel(port::Settlement::Kind kind) {
  return kind == port::Settlement::Kind::unreachable || kind == port::Settlement::Kind::readdressed;
}

bool SqlOutboxStore::settle(const port::DeliveryKey& key, std::int64_t fencing, const port::Settlement& settlement) {
  return session_.run([&] {
    Transaction transaction(session_);
    const bool settled = settle_one({key, fencing}, settlement);
    transaction.commit();
    return settled;
  });
}

port::Onward SqlOutboxStore::settle_and_claim(const port::DeliveryKey& key, std::int64_t fencing,
                                              const port::Settlement& settlement, Instant now,
                                              std::chrono::milliseconds lease) {
  auto onward = session_.run([&] {
    if (session_.is_postgres() && !event_of(settlement.kind))
      return claims_->settle_and_claim({key, fencing}, settlement, now, lease);
    Transaction transaction(session_);
    port::Onward both;
    both.settled = settle_one({key, fencing}, settlement);
    both.next = claims_->claim(now, lease);
    transaction.commit();
    return both;
  });
  onward.next = within_ceiling(std::move(onward.next), now, lease);
  return onward;
}

bool SqlOutboxStore::settle_one(const ClaimKey& claim, const port::Settlement& settlement) {
  if (!claims_->settle(claim, settlement)) return false;
  if (const auto event = event_of(settlement.kind))
    add_event(session_, claim.delivery, {*event, settlement.at, settlement.reason});
  if (wants_another_channel(settlement.kind)) resolve_again(claim.delivery, settlement.at);
  return true;
}

void SqlOutboxStore::resolve_again(const port::DeliveryKey& key, Instant from) {
  session_.sql() << "update intent set status = 'pending', send_from = :now where status = 'resolved' and "
                    "school = :school and exists (select 1 from delivery_intent as l where l.school = intent.school "
                    "and l.case_id = intent.case_id and l.rule = intent.rule and l.occurrence = intent.occurrence "
                    "and l.role = intent.role and l.delivery = :id)",
      use(from, "now"), use(key.school, "school"), use(key.id, "id");
}

bool SqlOutboxStore::redrive(const port::DeliveryKey& key, Instant now) {
  return session_.run([&] {
    Transaction transaction(session_);
    soci::statement update =
        (session_.sql().prepare << "update delivery set status = 'pending', reason = '', send_from = :now, sent_at = "
                                   "null, attempts = 0, unsettled = 0 where school = :school and id = :id and status "
                                   "in ('dead', 'held', 'suppressed', 'bounced')",
         use(now, "now"), use(key.school, "school"), use(key.id, "id"));
    update.execute(true);
    if (update.get_affected_rows() != 1) return false;
    add_event(session_, key, {port::DeliveryEvent::Kind::redriven, now, ""});
    session_.wake_daemons();
    transaction.commit();
    return true;
  });
}

bool SqlOutboxStore::bounce(const port::DeliveryKey& key, const std::string& reason, Instant now) {
  return session_.run([&] {
    Transaction transaction(session_);
    soci::statement update = (session_.sql().prepare << "update delivery set status = 'bounced', reason = :reason "
                                                        "where school = :school and id = :id and status = 'sent'",
                              use(reason, "reason"), use(key.school, "school"), use(key.id, "id"));
    update.execute(true);
    if (update.get_affected_rows() != 1) return false;
    add_event(session_, key, {port::DeliveryEvent::Kind::bounced, now, reason});
    resolve_again(key, now);
    session_.wake_daemons();
    transaction.commit();
    return true;
  });
}

void SqlOutboxStore::pause(const port::ChannelPause& pause) {
  session_.run([&] {
    session_.sql() << "insert into channel_pause (channel, until, reason, trouble, failures) "
                      "values (:channel, :until, :reason, :trouble, :failures) on conflict (channel) do update set "
                      "until = excluded.until, reason = excluded.reason, trouble = excluded.trouble, "
                      "failures = excluded.failures",
        use(pause.channel, "channel"), use(pause.until, "until"), use(pause.reason, "reason"),
        use(pause.trouble, "trouble"), use(pause.failures, "failures");
  });
}

void SqlOutboxStore::resume(const std::string& channel) {
  session_.run([&] {
    Transaction transaction(session_);
    session_.sql() << "delete from channel_pause where channel = :channel", use(channel, "channel");
    session_.wake_daemons();
    transaction.commit();
  });
}

std::vector<port::ChannelPause> SqlOutboxStore::pauses() {
  Query<port::ChannelPause> query(
      "select channel, until, reason, trouble, failures from channel_pause order by channel", define_pause);
  return session_.run([&] { return query.rows(session_); });
}

std::vector<port::IntentRecord> SqlOutboxStore::intents_of(const port::CaseKey& key) {
  return session_.run([&] { return store::intents_of(session_, {key}); });
}

std::vector<port::DeliveryRecord> SqlOutboxStore::deliveries_of(const port::CaseKey& key) {
  auto query = deliveries_where(
      "d.school = :school and d.id in (select delivery from delivery_intent "
      "where school = :school and case_id = :id) order by d.id");
  query.with("school", key.school).with("id", key.id);
  return session_.run([&] { return read_deliveries(session_, query); });
}

std::optional<port::DeliveryRecord> SqlOutboxStore::delivery(const port::DeliveryKey& key) {
  auto query = deliveries_where("d.school = :school and d.id = :id");
  query.with("school", key.school).with("id", static_cast<long long>(key.id));
  auto found = session_.run([&] { return read_deliveries(session_, query); });
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::optional<port::DeliveryRecord> SqlOutboxStore::delivery(const std::string& message_id) {
  const auto key = key_of_message(message_id);
  auto found = key ? delivery(*key) : std::nullopt;
  return found && found->message_id == message_id ? std::move(found) : std::nullopt;
}

std::vector<port::DeliveryRecord> SqlOutboxStore::deliveries(const port::DeliveryQuery& query) {
  auto listed = deliveries_where("d.status = :status");
  listed.with("status", query.status);
  if (query.school) listed.where("d.school = :school", "school", *query.school);
  if (!query.channel.empty()) listed.where("d.channel = :channel", "channel", query.channel);
  listed.where("d.id > :after", "after", static_cast<long long>(query.after));
  listed.then(" order by d.id limit :count").with("count", static_cast<long long>(query.limit));
  return session_.run([&] { return read_deliveries(session_, listed); });
}

std::vector<port::DeliveryRecord> SqlOutboxStore::unreached(const SchoolId& school, Instant since) {
  auto query = deliveries_where(
      "d.school = :school and d.send_from >= :since and d.status in ('dead', 'suppressed', 'bounced') and "
      "(d.reason = 'no-address' or d.reason like 'unreachable%') and not exists (select 1 from delivery_intent as l "
      "join delivery_intent as o "
      "on o.school = l.school and o.case_id = l.case_id and o.rule = l.rule and o.occurrence = l.occurrence and "
      "o.role = l.role and o.recipient = l.recipient join delivery as told on told.school = o.school and "
      "told.id = o.delivery where l.school = d.school and l.delivery = d.id and told.status in ('pending', 'sending', "
      "'sent', 'held')) order by d.id");
  query.with("school", school).with("since", since);
  return session_.run([&] { return read_deliveries(session_, query); });
}

std::optional<Instant> SqlOutboxStore::next_due(Instant after) {
  return session_.run([&] {
    std::optional<Instant> earliest;
    session_.sql()
        << "select min(due) from (select min(send_from) as due from intent where status = 'pending' and "
           "send_from > :after "
           "union all select case when status = 'sending' then lease_until when p.until > send_from then p.until "
           "else send_from end from delivery as d left join channel_pause as p on p.channel = d.channel "
           "where status in ('pending', 'sending')) as waiting where due > :after",
        use(after, "after"), into(earliest);
    return earliest;
  });
}

}  // namespace

std::unique_ptr<port::OutboxStore> make_outbox_store(Session& session) {
  return std::make_unique<SqlOutboxStore>(session);
}

}  // namespace filrouge::store

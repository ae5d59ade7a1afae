#include "adapters/store/daily_ceiling.hpp"

#include "adapters/store/conversions.hpp"
#include "adapters/store/query.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace filrouge::store {
namespace {

using soci::into;
using soci::use;

void define_number(soci::statement& statement, long long& number) {
  statement.exchange(into(number));
}

// Nothing of a person without a ceiling.
std::optional<long long> had_today(Session& session, const port::DeliveryRecord& claimed, Instant now) {
  Query<long long> query(
      "select (select count(*) from delivery as d where d.school = p.school and d.recipient = p.id "
      "and d.id <> :id and (d.status = 'sending' or (d.sent_at > :since and d.sent_at < :until))) "
      "from person as p where p.school = :school and p.id = :recipient and p.kind <> 'staff'",
      define_number);
  query.with("id", static_cast<long long>(claimed.key.id))
      .with("since", now - ceiling_day)
      .with("until", now + ceiling_day);
  const auto rows = query.with("school", claimed.key.school).with("recipient", claimed.recipient).rows(session);
  return rows.empty() ? std::nullopt : std::optional(rows.front());
}

void put_back(Session& session, const port::DeliveryRecord& claimed, const std::string& reason, Instant tomorrow) {
  session.sql() << "update delivery set status = 'pending', attempts = attempts - 1, lease_until = null, "
                   "reason = :reason, send_from = :tomorrow where school = :school and id = :id and fencing = :fencing "
                   "and status = 'sending'",
      use(reason, "reason"), use(tomorrow, "tomorrow"), use(claimed.key.school, "school"), use(claimed.key.id, "id"),
      use(claimed.fencing, "fencing");
}

// Those that somebody else is claiming are left to them: they find that the day is full.
void put_off_others(Session& session, const port::DeliveryRecord& claimed, const std::string& reason,
                    Instant tomorrow) {
  session.sql() << "update delivery set reason = :reason, send_from = :tomorrow where school = :school and id in "
                   "(select id from delivery where school = :school and recipient = :recipient and status = 'pending' "
                   "and send_from < :tomorrow" +
                       std::string(session.dialect().skip_locked) + ")",
      use(reason, "reason"), use(tomorrow, "tomorrow"), use(claimed.key.school, "school"),
      use(claimed.recipient, "recipient");
}

}  // namespace

bool put_off_beyond(std::size_t most, Session& session, const port::ClaimedDelivery& claimed, Instant now) {
  Transaction transaction(session);
  transaction.lock_out("messages to " + claimed.key.school.value() + "/" + std::to_string(claimed.recipient.value()));
  const auto had = had_today(session, claimed, now);
  if (!had || *had < static_cast<long long>(most)) return false;
  const auto tomorrow = now + ceiling_day;
  const auto reason = "ceiling " + std::to_string(*had);
  put_back(session, claimed, reason, tomorrow);
  put_off_others(session, claimed, reason, tomorrow);
  transaction.commit();
  return true;
}

}  // namespace filrouge::store

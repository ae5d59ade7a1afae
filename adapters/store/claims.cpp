#include "adapters/store/claims.hpp"

#include "adapters/store/daily_ceiling.hpp"
#include "adapters/store/delivery_rows.hpp"
#include "adapters/store/intent_rows.hpp"
#include "adapters/store/kept_statement.hpp"

#include <string>
#include <utility>

namespace filrouge::store {
namespace {

using soci::into;
using soci::use;

struct Wanted {
  Instant now;
  long long lease = 0;  // microseconds
};
void bind_wanted(soci::statement& s, Wanted& v) {
  s.exchange(use(v.now, "now")), s.exchange(use(v.lease, "lease"));
}

// A claim, and where its delivery is left.
struct Settled {
  ClaimKey claim;
  port::DeliveryStatus status{};
  std::string reason;
  int untried = 0;
  std::optional<Instant> sent_at, send_from;
};
void bind_settled(soci::statement& s, Settled& v) {
  s.exchange(use(v.claim.delivery.school, "school")), s.exchange(use(v.claim.delivery.id, "id"));
  s.exchange(use(v.claim.fencing, "fencing")), s.exchange(use(v.status, "status"));
  s.exchange(use(v.reason, "reason")), s.exchange(use(v.untried, "untried"));
  s.exchange(use(v.sent_at, "sent_at")), s.exchange(use(v.send_from, "send_from"));
}

struct Both {
  Settled settled;
  Wanted wanted;
};
void bind_both(soci::statement& s, Both& v) {
  bind_settled(s, v.settled), bind_wanted(s, v.wanted);
}

struct Asked {
  port::DeliveryKey key;
  PersonId recipient;
  Instant since, until;
};
void bind_asked(soci::statement& s, Asked& v) {
  s.exchange(use(v.key.school, "school")), s.exchange(use(v.key.id, "id"));
  s.exchange(use(v.recipient, "recipient")), s.exchange(use(v.since, "since"));
  s.exchange(use(v.until, "until"));
}
struct Told {
  port::IntentRecord intent;
  long long others = 0;
};
void define_told(soci::statement& s, Told& r) {
  define_intent(s, r.intent), s.exchange(into(r.others));
}

// Whose lease has expired is due as well. `besides` restricts which.
std::string claim_text(const Dialect& dialect, const std::string& besides) {
  const std::string clock(dialect.clock);
  return "update delivery as d set status = 'sending', attempts = d.attempts + 1, fencing = d.fencing + 1, "
         "unsettled = d.unsettled + case when d.status = 'sending' then 1 else 0 end, lease_until = " +
         clock +
         " + :lease from (select school as due_school, id as due_id from delivery "
         "where status in ('pending', 'sending') and send_from <= :now and (status = 'pending' or lease_until <= " +
         clock + ") and channel not in (select channel from channel_pause where until > :now)" + besides +
         " order by send_from, school, id limit 1" + std::string(dialect.skip_locked) +
         ") as w where d.school = w.due_school and d.id = w.due_id returning " + delivery_columns;
}

std::string settle_text() {
  return std::string(
             "update delivery set status = :status, reason = :reason, lease_until = null, "
             "attempts = attempts - :untried, sent_at = cast(:sent_at as bigint), "
             "send_from = coalesce(cast(:send_from as bigint), send_from) "
             "where school = :school and id = :id and fencing = :fencing and status = 'sending' returning ") +
         delivery_columns;
}

std::string both_text(const Dialect& dialect) {
  return "with settled as (" + settle_text() + "), claimed as (" +
         claim_text(dialect, " and (school, id) <> (:school, :id)") +
         ") select * from settled union all select * from claimed";
}

std::string told_text() {
  return std::string(intent_columns) +
         ", case when exists (select 1 from person as p where p.school = :school and p.id = :recipient and "
         "p.kind = 'staff') then 0 else (select count(*) from delivery as d where d.school = :school and "
         "d.recipient = :recipient and d.id <> :id and (d.status = 'sending' or "
         "(d.sent_at > :since and d.sent_at < :until))) end "
         "from delivery_intent as l join intent as i on i.school = l.school and i.case_id = l.case_id and "
         "i.rule = l.rule and i.occurrence = l.occurrence and i.role = l.role "
         "where l.school = :school and l.delivery = :id order by l.case_id, l.rule, l.occurrence, l.role";
}

port::DeliveryStatus status_after(port::Settlement::Kind kind) {
  using Kind = port::Settlement::Kind;
  switch (kind) {
    case Kind::retry:
    case Kind::released:
      return port::DeliveryStatus::pending;
    case Kind::held:
      return port::DeliveryStatus::held;
    case Kind::dead:
    case Kind::unreachable:
      return port::DeliveryStatus::dead;
    case Kind::suppressed:
    case Kind::readdressed:
      return port::DeliveryStatus::suppressed;
    case Kind::sent:
      break;
  }
  return port::DeliveryStatus::sent;
}

Settled after(const ClaimKey& claim, const port::Settlement& settlement) {
  using Kind = port::Settlement::Kind;
  Settled settled{claim, status_after(settlement.kind), settlement.reason, 0, {}, {}};
  if (settlement.kind == Kind::released) settled.untried = 1;
  if (settlement.kind == Kind::sent) settled.sent_at = settlement.at;
  if (settled.status == port::DeliveryStatus::pending) settled.send_from = settlement.next;
  return settled;
}

Wanted wanted(Instant now, std::chrono::milliseconds lease) {
  return {now, static_cast<long long>(std::chrono::microseconds(lease).count())};
}

class KeptClaims : public Claims {
 public:
  explicit KeptClaims(Session& session)
      : claim_(session, claim_text(session.dialect(), ""), bind_wanted, define_delivery),
        settle_(session, settle_text(), bind_settled, define_delivery),
        both_(session, both_text(session.dialect()), bind_both, define_delivery),
        told_(session, told_text(), bind_asked, define_told) {}

  std::optional<port::ClaimedDelivery> claim(Instant now, std::chrono::milliseconds lease) override {
    auto claimed = claim_.rows(wanted(now, lease));
    if (claimed.empty()) return std::nullopt;
    return port::ClaimedDelivery{std::move(claimed.front()), {}};
  }
  bool settle(const ClaimKey& claim, const port::Settlement& settlement) override {
    return !settle_.rows(after(claim, settlement)).empty();
  }
  port::Onward settle_and_claim(const ClaimKey& claim, const port::Settlement& settlement, Instant now,
                                std::chrono::milliseconds lease) override;
  std::size_t read_intents(port::ClaimedDelivery& claimed, Instant now) override;

 private:
  KeptQuery<Wanted, port::DeliveryRecord> claim_;
  KeptQuery<Settled, port::DeliveryRecord> settle_;
  KeptQuery<Both, port::DeliveryRecord> both_;
  KeptQuery<Asked, Told> told_;
};

port::Onward KeptClaims::settle_and_claim(const ClaimKey& claim, const port::Settlement& settlement, Instant now,
                                          std::chrono::milliseconds lease) {
  port::Onward onward;
  for (auto& row : both_.rows({after(claim, settlement), wanted(now, lease)})) {
    if (row.key == claim.delivery) {
      onward.settled = true;
    } else {
      onward.next = port::ClaimedDelivery{std::move(row), {}};
    }
  }
  return onward;
}

std::size_t KeptClaims::read_intents(port::ClaimedDelivery& claimed, Instant now) {
  std::size_t others = 0;
  for (auto& row : told_.rows({claimed.key, claimed.recipient, now - ceiling_day, now + ceiling_day})) {
    others = static_cast<std::size_t>(row.others);
    claimed.intents.push_back(row.intent.key);
    claimed.told.push_back(std::move(row.intent));
  }
  return others;
}

}  // namespace

std::unique_ptr<Claims> make_claims(Session& session) {
  return std::make_unique<KeptClaims>(session);
}

}  // namespace filrouge::store

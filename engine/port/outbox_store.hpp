#pragma once
#include "engine/port/case_record.hpp"
#include "engine/port/intent_status.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace filrouge::port {

// What names an intent within its database.
struct IntentKey {
  CaseKey subject;
  std::string rule;
  std::string occurrence;
  std::string role;
  friend auto operator<=>(const IntentKey&, const IntentKey&) = default;
};

struct IntentRecord {
  IntentKey key;
  std::string message;
  std::int64_t sequence{};  // the history row that asked for it
  Instant send_from;
  std::optional<Instant> not_after;
  IntentStatus status = IntentStatus::pending;
};

// held: it is unknown whether the message left, and the channel must not send twice; a person decides.
// bounced: it was sent, and came back.
enum class DeliveryStatus { pending, sending, sent, suppressed, held, dead, bounced };

// One message to one person over one channel. Several intents share it where it is a digest. (intent, recipient,
// channel) is unique: what is resolved again finds its delivery already there and makes none.
struct NewDelivery {
  SchoolId school;
  PersonId recipient;
  std::string channel;
  std::vector<IntentKey> intents;  // all of `school`
  Instant send_from;
  std::string suppressed;  // why it is not sent (a code); empty where it is
};

// What became of a pending intent: resolved by its deliveries (none: nobody to tell), postponed, or withdrawn.
struct Resolution {
  struct Later {
    IntentKey intent;
    Instant send_from;
  };
  std::vector<IntentKey> resolved;
  std::vector<IntentKey> withdrawn;
  std::vector<Later> postponed;
  std::vector<NewDelivery> deliveries;
};

struct DeliveryKey {
  SchoolId school;
  std::int64_t id{};
  friend auto operator<=>(const DeliveryKey&, const DeliveryKey&) = default;
};

struct DeliveryRecord {
  DeliveryKey key;
  PersonId recipient;
  std::string channel;
  std::vector<IntentKey> intents;
  DeliveryStatus status = DeliveryStatus::pending;
  int attempts = 0;
  int unsettled = 0;         // claims that ended without a settlement: the message may have left then
  std::int64_t fencing = 0;  // grows with every claim; what settles a claim must name it
  std::string message_id;    // stable over all attempts
  std::string reason;        // of suppression, hold or death: a code
  Instant send_from;
  std::optional<Instant> sent_at;
};

// A delivery that somebody has claimed, with what it tells: its intents as they were then.
struct ClaimedDelivery : DeliveryRecord {
  std::vector<IntentRecord> told;
};

// How an attempt ended.
struct Settlement {
  enum class Kind {
    sent,
    retry,     // goes back to the queue until `next`
    released,  // likewise, as if it had not been tried
    held,      // see DeliveryStatus
    dead,
    unreachable,  // dead, because nobody is reached at the address: its intents are resolved again, as after a bounce
    suppressed,
    readdressed  // suppressed, because the address is none any more: its intents are resolved again
  };
  Kind kind = Kind::sent;
  Instant at;          // when it ended
  std::string reason;  // a code such as "smtp-550"; no address, no text
  Instant next = {};
};

// What a settlement came to, and the claim that goes with it.
struct Onward {
  bool settled = false;
  std::optional<ClaimedDelivery> next;
};

// What happened to a delivery on its way: one that was sent at the first attempt has no history.
struct DeliveryEvent {
  enum class Kind { retried, held, died, suppressed, bounced, redriven };
  Kind kind = Kind::retried;
  Instant at;
  std::string reason;  // as in Settlement
};

// A channel that takes nothing until an instant: its deliveries wait, whoever claims.
struct ChannelPause {
  std::string channel;
  Instant until;
  std::string reason;   // a code, "relay-unreachable"
  std::string trouble;  // one sentence with place and remedy; empty where nothing is wrong
  int failures = 0;     // in a row
};

// Which deliveries to list. Their numbers rise from each to the next.
struct DeliveryQuery {
  DeliveryStatus status{};
  std::size_t limit{};
  std::optional<SchoolId> school{};
  std::string channel{};  // empty: any
  std::int64_t after{};   // only those with a greater number
};

// Messages on their way out. Leases count on the database's clock; `now` decides only what is due.
class OutboxStore {
 public:
  using Resolve = std::function<Resolution(const std::vector<IntentRecord>&)>;
  virtual ~OutboxStore() = default;

  // Pending intents with send_from <= now are given to `resolve`; what it answers is stored, in one transaction. Those
  // of a school are never divided, because a digest names them all: the last school goes beyond the limit. The number
  // of intents read; 0 when none is due.
  [[nodiscard]] virtual std::size_t resolve_intents(Instant now, std::size_t limit, const Resolve& resolve) = 0;

  // The next delivery due by `now`, or whose lease has expired, over a channel that is not paused, is marked as being
  // sent until the lease ends. One at a time: whoever dies, or outlives the lease, leaves one message in doubt and no
  // more.
  [[nodiscard]] virtual std::optional<ClaimedDelivery> claim(Instant now, std::chrono::milliseconds lease) = 0;
  // From now on claim() gives nobody but staff more than so many messages a day, whoever else claims: what goes beyond
  // waits for the next one, its reason "ceiling 5", after as many as had left. 0 for no limit.
  virtual void set_daily_ceiling(std::size_t messages) = 0;
  // False, and nothing is changed, when the delivery has been claimed again since: that claim settles it.
  [[nodiscard]] virtual bool settle(const DeliveryKey& key, std::int64_t fencing, const Settlement& settlement) = 0;
  // Settles one claim and makes the next, in one transaction: of two messages in a row, one at most is in doubt.
  [[nodiscard]] virtual Onward settle_and_claim(const DeliveryKey& key, std::int64_t fencing,
                                                const Settlement& settlement, Instant now,
                                                std::chrono::milliseconds lease) = 0;
  // Sends a dead, held, suppressed or bounced delivery again from `now`, as if it had never been tried: a person has
  // decided. False when it is none of these.
  [[nodiscard]] virtual bool redrive(const DeliveryKey& key, Instant now) = 0;

  // A delivery that was sent came back. Its intents are resolved again from `now`: whoever is reached by another
  // channel is told over that one. False when it was not sent.
  [[nodiscard]] virtual bool bounce(const DeliveryKey& key, const std::string& reason, Instant now) = 0;

  // Counts a message that is about to leave by the channel. Where so many have left within the last minute, whoever
  // sent them, it counts nothing: how long until there is room.
  [[nodiscard]] virtual std::optional<std::chrono::milliseconds> take_turn(const std::string& channel,
                                                                           std::size_t a_minute) = 0;
  virtual void pause(const ChannelPause& pause) = 0;
  virtual void resume(const std::string& channel) = 0;
  [[nodiscard]] virtual std::vector<ChannelPause> pauses() = 0;

  [[nodiscard]] virtual std::vector<IntentRecord> intents_of(const CaseKey& key) = 0;
  [[nodiscard]] virtual std::vector<DeliveryRecord> deliveries_of(const CaseKey& key) = 0;
  [[nodiscard]] virtual std::optional<DeliveryRecord> delivery(const DeliveryKey& key) = 0;
  // The one of a Message-ID (without angle brackets), as it comes back in a bounce.
  [[nodiscard]] virtual std::optional<DeliveryRecord> delivery(const std::string& message_id) = 0;
  // In order.
  [[nodiscard]] virtual std::vector<DeliveryEvent> history_of(const DeliveryKey& key) = 0;
  // The oldest first.
  [[nodiscard]] virtual std::vector<DeliveryRecord> deliveries(const DeliveryQuery& query) = 0;
  // Those of a school that were due since then and ended because nobody is reached at an address, or none was known,
  // and whose recipient was told none of it over another channel either.
  [[nodiscard]] virtual std::vector<DeliveryRecord> unreached(const SchoolId& school, Instant since) = 0;
  // The earliest instant behind `after` at which something may be resolved or sent.
  [[nodiscard]] virtual std::optional<Instant> next_due(Instant after = Instant::min()) = 0;
};

}  // namespace filrouge::port

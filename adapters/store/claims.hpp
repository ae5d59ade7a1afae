#pragma once
#include "adapters/store/session.hpp"
#include "engine/port/outbox_store.hpp"

#include <chrono>
#include <memory>
#include <optional>

namespace filrouge::store {

// What names a claim: its delivery and its fencing number.
struct ClaimKey {
  port::DeliveryKey delivery;
  std::int64_t fencing = 0;
};

// Claiming deliveries and settling them: what a sender asks between any two messages, so that its statements are kept.
// None of these opens a transaction.
class Claims {
 public:
  virtual ~Claims() = default;

  // Marks the next delivery that is due. Its intents are not read.
  [[nodiscard]] virtual std::optional<port::ClaimedDelivery> claim(Instant now, std::chrono::milliseconds lease) = 0;
  // Whether it was this claim's to settle. What follows from a settlement besides is left to the caller.
  [[nodiscard]] virtual bool settle(const ClaimKey& claim, const port::Settlement& settlement) = 0;
  // Both as one statement, and so as one transaction: PostgreSQL alone has such statements.
  [[nodiscard]] virtual port::Onward settle_and_claim(const ClaimKey& claim, const port::Settlement& settlement,
                                                      Instant now, std::chrono::milliseconds lease) = 0;
  // Reads what the claimed delivery tells. How many other messages its recipient had today, or is being sent; of
  // staff, who have digests, none is counted.
  [[nodiscard]] virtual std::size_t read_intents(port::ClaimedDelivery& claimed, Instant now) = 0;
};

[[nodiscard]] std::unique_ptr<Claims> make_claims(Session& session);

}  // namespace filrouge::store

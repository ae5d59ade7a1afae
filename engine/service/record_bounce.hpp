#pragma once
#include "engine/port/outbox_store.hpp"
#include "engine/port/people_store.hpp"

#include <optional>
#include <string>

namespace filrouge::service {

// What came back about a message that was sent.
struct Bounce {
  std::string message_id;    // without angle brackets
  std::string address;       // the one it speaks of, in lower case
  std::string reason;        // a code, "bounced 5.1.1"
  bool failed = true;        // false where the message is only late
  bool unreachable = false;  // nobody is reached at the address any more
};

struct BounceAnswer {
  enum class Kind {
    unknown,  // of no message that was sent from here
    late,     // the message may still arrive: nothing was recorded
    known,    // the message is known to have come back, or not to have left
    recorded
  };
  Kind kind = Kind::unknown;
  std::optional<port::DeliveryKey> message;
  bool address_marked = false;  // nothing is written to the address any more
};

// Puts a bounce into the history of its delivery. Where nobody is reached at the recipient's address, the address is
// marked, whoever else has it, and those who were to be told are told over another channel where they have one. A
// bounce that speaks of another address than the recipient has now, because it was corrected or forwards, marks none.
[[nodiscard]] BounceAnswer record_bounce(const Bounce& bounce, port::OutboxStore& outbox, port::PeopleStore& people,
                                         Instant now);

}  // namespace filrouge::service

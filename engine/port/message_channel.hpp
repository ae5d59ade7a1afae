#pragma once
#include "engine/base/ids.hpp"
#include "engine/base/time.hpp"
#include "engine/port/appointment.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace filrouge::port {

// A message ready to leave: resolved recipient, rendered text. Personal data; kept no longer than the attempt.
struct OutgoingMessage {
  std::string id;  // stable over all attempts: the Message-ID without angle brackets
  std::string sender_name;
  std::string sender_address;
  std::string recipient_name;
  std::string recipient_address;  // e-mail address, phone number or postal address, as the channel needs
  std::string subject;
  std::string text;  // plain text, lines ended by \n
  Instant at;
  SchoolId school{};
  Day day{};                                 // at the school
  std::string name{};                        // "july-failed", "digest": what messages files call it
  std::vector<std::string> cases{};          // it is about, by their references
  std::string html{};                        // the same as a whole HTML document; empty where there is none
  std::optional<Appointment> appointment{};  // it invites to, moves or calls off
};

// What a channel says after an attempt.
struct SendOutcome {
  enum class Kind {
    sent,
    try_again,   // it certainly did not leave
    uncertain,   // it may have left: the channel's policy decides; with a trouble, the others wait as well
    refused,     // it never will
    unavailable  // the channel takes no message at all for now: this one waits with all others
  };
  Kind kind = Kind::sent;
  std::string reason = {};                 // a code without personal data, "smtp-550"
  std::optional<Instant> not_before = {};  // of the next attempt, where the other side says so
  std::string trouble = {};  // why the channel takes none: one sentence with place and remedy; empty where it does
  bool unreachable = false;  // of what was refused: nobody is reached at the address, whoever writes
  bool asked = true;         // the other side, which thus takes messages; not where the channel itself refused
  std::size_t parts = 0;     // what the channel is paid by, where it is: the text messages it left in
};

// Of an address that is none: nobody is reached at it, whoever writes.
[[nodiscard]] inline SendOutcome no_address(const std::string& reason) {
  SendOutcome outcome{SendOutcome::Kind::refused, reason};
  outcome.unreachable = true;
  outcome.asked = false;
  return outcome;
}

// What to do when it is unknown whether a message left.
enum class UncertainPolicy { resend, hold };

// One way of reaching a person.
class MessageChannel {
 public:
  virtual ~MessageChannel() = default;
  [[nodiscard]] virtual SendOutcome send(const OutgoingMessage& message) = 0;
  [[nodiscard]] virtual UncertainPolicy when_uncertain() const = 0;
  // No more than so many are to be sent within a minute, by all who send; 0: no limit.
  [[nodiscard]] virtual std::size_t messages_a_minute() const { return 0; }
};

}  // namespace filrouge::port

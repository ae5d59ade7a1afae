#pragma once
#include "engine/port/case_store.hpp"
#include "engine/port/message_channel.hpp"
#include "engine/port/message_renderer.hpp"
#include "engine/port/outbox_store.hpp"
#include "engine/port/people_store.hpp"
#include "engine/service/answer_link.hpp"
#include "engine/service/known_schools.hpp"
#include "engine/service/library.hpp"
#include "engine/service/progress.hpp"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace filrouge::service {

// By the name roles use: "email", "sms", "letter".
using Channels = std::map<std::string, port::MessageChannel*>;

struct DeliveryOptions {
  std::string sender_address = "ne-pas-repondre@filrouge.invalid";
  std::size_t batch = 5000;  // intents resolved together; a digest is not put together over two batches
  std::chrono::milliseconds lease{60'000};
  int attempts_max = 10;               // over about a day: see delay_after
  std::size_t messages_a_day = 5;      // to one pupil or guardian; 0 for no limit
  std::optional<AnswerLinks> answers;  // without them, messages leave without links to their answers
};

// What one run did.
struct DeliveryReport {
  std::size_t resolved = 0;  // intents that got their deliveries, or were postponed or withdrawn
  std::size_t tried = 0;     // deliveries, each of which ended in one of the following ways
  std::size_t sent = 0;
  std::size_t retried = 0;
  std::size_t held = 0;
  std::size_t dead = 0;
  std::size_t unreached = 0;                    // of the dead, those to an address at which nobody is reached
  std::size_t to_resolve_again = 0;             // whose intents are pending again, for another channel
  std::size_t kept_back = 0;                    // due, but waits for its hour or its channel, or may not leave any more
  std::size_t unlinked = 0;                     // sent without the links to their answers
  std::size_t overtaken = 0;                    // claimed by somebody else meanwhile: theirs to settle
  std::map<std::string, std::size_t> sent_as;   // what was sent, by message_name
  std::map<std::string, std::size_t> parts;     // what channels are paid by: see port::SendOutcome
  std::map<std::string, std::string> troubles;  // of the channels that take nothing for now: a sentence each
  std::set<std::string> recovered;              // channels that take messages again
  std::map<std::string, std::string> unwritten;  // by message_name: why its text makes no message, a sentence each
  DeliveryReport& operator+=(const DeliveryReport& other);
  [[nodiscard]] bool idle() const { return resolved + sent + retried + held + dead + kept_back + overtaken == 0; }
};

// Does it again until it finds nothing to do. `progress` counts messages sent; `stop` ends it between two times.
[[nodiscard]] DeliveryReport until_idle(const std::function<DeliveryReport()>& once, const Progress& progress,
                                        const Stop& stop);

// So many deliveries at most, whoever of several senders takes them.
class Quota {
 public:
  explicit Quota(std::size_t most) : most_(most) {}
  // Whether one more may be tried.
  [[nodiscard]] bool take() { return taken_.fetch_add(1) < most_; }

 private:
  std::size_t most_;
  std::atomic<std::size_t> taken_{0};
};

// Turns intents into deliveries and deliveries into messages that left (design decision 4): people, channels and texts
// are resolved now; one delivery at a time is claimed under a lease, sent outside any transaction, and settled under
// its fencing number as the next is claimed, so that a crash in between repeats at most the one message it has
// in flight, under its Message-ID. Where a relay says that nobody is reached at an address, it is marked, and who was
// to be told is told over another channel. A channel that is unavailable is paused, for all daemons: its messages wait,
// and no attempt is used up.
class DeliverOutbox {
 public:
  // Cases and people are read inside the outbox's own callbacks: they, and the library, are of another connection.
  DeliverOutbox(port::OutboxStore& outbox, port::CaseStore& cases, port::PeopleStore& people, Library& library,
                const port::MessageRenderer& renderer, Channels channels, DeliveryOptions options = {});

  // One batch of intents, then the deliveries that are due, so many at most.
  DeliveryReport run_once(Instant now, const Stop& stop = {}, std::size_t deliveries_max = SIZE_MAX);
  // Until nothing is left that is due. `progress` counts messages sent; `stop` ends it between messages.
  DeliveryReport run(Instant now, const Progress& progress = {}, const Stop& stop = {});

  // The two halves of run_once, for senders.hpp: several may send what one has resolved. `begun` is told when there
  // turned out to be something to send.
  DeliveryReport resolve(Instant now);
  DeliveryReport send(Instant now, Quota& quota, const Stop& stop = {}, const std::function<void()>& begun = {});

 private:
  // How an attempt ended, and what it was about: empty where nothing could be written.
  struct Attempt {
    port::Settlement settlement;
    std::string message;
  };
  [[nodiscard]] Attempt attempt(const port::ClaimedDelivery& delivery, Instant now, DeliveryReport& report);
  // Of a text that makes no message: it is tried again, as it may have been corrected.
  [[nodiscard]] Attempt unwritten(const port::DeliveryRecord& delivery, const std::string& message,
                                  const std::string& why, Instant now, DeliveryReport& report) const;
  // By a channel that has had its messages for this minute nothing is sent.
  [[nodiscard]] port::SendOutcome send_in_turn(const std::string& name, port::MessageChannel& channel,
                                               const port::OutgoingMessage& message);
  [[nodiscard]] port::Settlement after(const port::SendOutcome& outcome, const port::DeliveryRecord& delivery,
                                       port::UncertainPolicy when_uncertain, Instant now) const;
  // Pauses the channel; until when.
  Instant pause(const std::string& channel, const port::SendOutcome& outcome, Instant now, DeliveryReport& report);
  void resume(const std::string& channel, DeliveryReport& report);
  // With `go_on`, the next delivery is claimed as well.
  [[nodiscard]] port::Onward settle(const port::DeliveryRecord& delivery, const port::Settlement& settlement,
                                    Instant now, bool go_on);
  static void count(const Attempt& ended, DeliveryReport& report);
  void mark_unreachable(const port::DeliveryRecord& delivery, const std::string& address, const std::string& reason,
                        Instant now);

  port::OutboxStore& outbox_;
  port::CaseStore& cases_;
  port::PeopleStore& people_;
  Library& library_;
  const port::MessageRenderer& renderer_;
  Channels channels_;
  DeliveryOptions options_;
  KnownSchools schools_;                              // since the run began
  std::map<std::string, port::ChannelPause> pauses_;  // as they were when the run began, and since
};

}  // namespace filrouge::service

#include "engine/service/deliver_outbox.hpp"

#include "engine/base/error.hpp"
#include "engine/base/words.hpp"
#include "engine/service/backoff.hpp"
#include "engine/service/compose_message.hpp"
#include "engine/service/kept_back.hpp"
#include "engine/service/resolve_intents.hpp"

#include <algorithm>
#include <utility>

namespace filrouge::service {
namespace {

using Settled = port::Settlement::Kind;

// A channel that fails altogether is one that takes nothing for now.
port::SendOutcome send_over(port::MessageChannel& channel, const port::OutgoingMessage& message) {
  try {
    return channel.send(message);
  } catch (const OutsideFailure& failure) {
    return {port::SendOutcome::Kind::unavailable, "channel", std::nullopt, failure.what()};
  }
}

}  // namespace

DeliveryReport& DeliveryReport::operator+=(const DeliveryReport& other) {
  resolved += other.resolved;
  tried += other.tried;
  sent += other.sent;
  retried += other.retried;
  held += other.held;
  dead += other.dead;
  unreached += other.unreached;
  to_resolve_again += other.to_resolve_again;
  kept_back += other.kept_back;
  unlinked += other.unlinked;
  overtaken += other.overtaken;
  for (const auto& [message, count] : other.sent_as) sent_as[message] += count;
  for (const auto& [channel, count] : other.parts) parts[channel] += count;
  for (const auto& [channel, sentence] : other.troubles) troubles[channel] = sentence;
  for (const auto& [message, sentence] : other.unwritten) unwritten[message] = sentence;
  recovered.insert(other.recovered.begin(), other.recovered.end());
  return *this;
}

DeliveryReport until_idle(const std::function<DeliveryReport()>& once, const Progress& progress, const Stop& stop) {
  DeliveryReport total;
  while (!wanted(stop)) {
    const auto report = once();
    if (report.idle()) break;
    total += report;
    tell(progress, total.sent);
  }
  return total;
}

DeliverOutbox::DeliverOutbox(port::OutboxStore& outbox, port::CaseStore& cases, port::PeopleStore& people,
                             Library& library, const port::MessageRenderer& renderer, Channels channels,
                             DeliveryOptions options)
    : outbox_(outbox),
      cases_(cases),
      people_(people),
      library_(library),
      renderer_(renderer),
      channels_(std::move(channels)),
      options_(std::move(options)),
      schools_(people) {
  outbox_.set_daily_ceiling(options_.messages_a_day);
}

DeliveryReport DeliverOutbox::run_once(Instant now, const Stop& stop, std::size_t deliveries_max) {
  auto report = resolve(now);
  Quota quota(deliveries_max);
  report += send(now, quota, stop);
  return report;
}

DeliveryReport DeliverOutbox::resolve(Instant now) {
  schools_.forget();
  DeliveryReport report;
  std::vector<port::Incident> unreadable;
  report.resolved = outbox_.resolve_intents(now, options_.batch, [&](const std::vector<port::IntentRecord>& intents) {
    const DeliveryContext context(cases_, people_, schools_, library_, intents, now);
    unreadable = context.unreadable();
    return resolve_intents(context, intents, now);
  });
  for (const auto& incident : unreadable) cases_.report(incident);
  return report;
}

DeliveryReport DeliverOutbox::run(Instant now, const Progress& progress, const Stop& stop) {
  return until_idle([&] { return run_once(now, stop); }, progress, stop);
}

DeliveryReport DeliverOutbox::send(Instant now, Quota& quota, const Stop& stop, const std::function<void()>& begun) {
  DeliveryReport report;
  schools_.forget();
  pauses_.clear();
  for (auto& pause : outbox_.pauses()) pauses_.emplace(pause.channel, std::move(pause));
  const auto goes_on = [&] { return !wanted(stop) && quota.take(); };
  if (!goes_on()) return report;
  auto delivery = outbox_.claim(now, options_.lease);
  if (delivery && begun) begun();
  while (delivery) {
    ++report.tried;
    const auto ended = attempt(*delivery, now, report);
    auto onward = settle(*delivery, ended.settlement, now, goes_on());
    onward.settled ? count(ended, report) : static_cast<void>(++report.overtaken);
    delivery = std::move(onward.next);
  }
  return report;
}

port::Onward DeliverOutbox::settle(const port::DeliveryRecord& delivery, const port::Settlement& settlement,
                                   Instant now, bool go_on) {
  if (go_on) return outbox_.settle_and_claim(delivery.key, delivery.fencing, settlement, now, options_.lease);
  return {outbox_.settle(delivery.key, delivery.fencing, settlement), std::nullopt};
}

void DeliverOutbox::count(const Attempt& ended, DeliveryReport& report) {
  switch (ended.settlement.kind) {
    case Settled::sent:
      ++report.sent;
      ++report.sent_as[ended.message];
      break;
    case Settled::retry:
      ++report.retried;
      break;
    case Settled::held:
      ++report.held;
      break;
    case Settled::dead:
      ++report.dead;
      break;
    case Settled::unreachable:
      ++report.dead;
      ++report.unreached;
      ++report.to_resolve_again;
      break;
    case Settled::readdressed:
      ++report.kept_back;
      ++report.to_resolve_again;
      break;
    case Settled::released:
    case Settled::suppressed:
      ++report.kept_back;
      break;
  }
}

DeliverOutbox::Attempt DeliverOutbox::attempt(const port::ClaimedDelivery& delivery, Instant now,
                                              DeliveryReport& report) {
  const auto channel = channels_.find(delivery.channel);
  if (channel == channels_.end()) return {{Settled::dead, now, "no-channel"}, ""};
  // A claim ended without a settlement: the message may have left, and this channel must not send it twice.
  if (delivery.unsettled > 0 && channel->second->when_uncertain() == port::UncertainPolicy::hold)
    return {{Settled::held, now, "unsettled"}, ""};
  const auto& school = schools_.school(delivery.key.school);
  if (delivery.told.empty() || !school) return {{Settled::dead, now, "no-subject"}, ""};
  const DeliveryContext context(cases_, people_, schools_, library_, delivery.told, now);
  if (delivery.recipient != no_person && !context.people(delivery.key.school).persons.contains(delivery.recipient))
    return {{Settled::dead, now, "no-recipient"}, ""};
  const auto [intents, withheld] = still_told(delivery.told, context, now);
  if (intents.empty()) return {{Settled::suppressed, now, withheld}, ""};
  if (auto kept = kept_back(delivery, intents, context, now)) return {std::move(*kept), ""};
  auto message = compose_message(delivery, intents, context, library_, *school, renderer_, options_.answers, now);
  if (!message) return unwritten(delivery, message_name(intents, context), message.error(), now, report);
  message->sender_address = options_.sender_address;
  const auto outcome = send_in_turn(delivery.channel, *channel->second, *message);
  if (outcome.parts > 0) report.parts[delivery.channel] += outcome.parts;
  if (outcome.kind == port::SendOutcome::Kind::unavailable)
    return {{Settled::released, now, outcome.reason, pause(delivery.channel, outcome, now, report)}, ""};
  if (!outcome.trouble.empty()) {
    pause(delivery.channel, outcome, now, report);
  } else if (outcome.asked) {
    resume(delivery.channel, report);
  }
  if (outcome.unreachable) mark_unreachable(delivery, message->recipient_address, outcome.reason, now);
  auto settlement = after(outcome, delivery, channel->second->when_uncertain(), now);
  if (settlement.kind == Settled::sent && !options_.answers && offers_answers(intents, context)) ++report.unlinked;
  return {std::move(settlement), message_name(intents, context)};
}

DeliverOutbox::Attempt DeliverOutbox::unwritten(const port::DeliveryRecord& delivery, const std::string& message,
                                                const std::string& why, Instant now, DeliveryReport& report) const {
  report.unwritten[message] =
      "The message " + in_quotes(message) + " cannot be written: " + why + "; correct its text and publish it.";
  const port::SendOutcome outcome{port::SendOutcome::Kind::try_again, "text: " + why};
  return {after(outcome, delivery, port::UncertainPolicy::resend, now), ""};
}

port::SendOutcome DeliverOutbox::send_in_turn(const std::string& name, port::MessageChannel& channel,
                                              const port::OutgoingMessage& message) {
  if (const auto rate = channel.messages_a_minute(); rate != 0) {
    if (const auto wait = outbox_.take_turn(name, rate))
      return {port::SendOutcome::Kind::unavailable, "channel-rate", message.at + *wait};
  }
  return send_over(channel, message);
}

// Marked before the delivery is settled: its intents are then resolved to another channel.
void DeliverOutbox::mark_unreachable(const port::DeliveryRecord& delivery, const std::string& address,
                                     const std::string& reason, Instant now) {
  people_.mark_unreachable({delivery.key.school, delivery.channel, in_lower_case(address), now, reason});
  schools_.forget();
}

// What waits for its turn is no failure of the channel.
Instant DeliverOutbox::pause(const std::string& channel, const port::SendOutcome& outcome, Instant now,
                             DeliveryReport& report) {
  auto& pause = pauses_[channel];
  pause.channel = channel;
  if (!outcome.trouble.empty()) ++pause.failures;
  pause.until = outcome.not_before ? *outcome.not_before : now + pause_after(pause.failures);
  pause.reason = outcome.reason;
  pause.trouble = outcome.trouble;
  outbox_.pause(pause);
  if (!outcome.trouble.empty()) report.troubles[channel] = outcome.trouble;
  return pause.until;
}

void DeliverOutbox::resume(const std::string& channel, DeliveryReport& report) {
  const auto paused = pauses_.find(channel);
  if (paused == pauses_.end()) return;
  outbox_.resume(channel);
  if (paused->second.failures != 0) report.recovered.insert(channel);
  pauses_.erase(paused);
}

port::Settlement DeliverOutbox::after(const port::SendOutcome& outcome, const port::DeliveryRecord& delivery,
                                      port::UncertainPolicy when_uncertain, Instant now) const {
  using Sent = port::SendOutcome::Kind;
  if (outcome.kind == Sent::sent) return {Settled::sent, now, ""};
  if (outcome.kind == Sent::refused && outcome.unreachable)
    return {Settled::unreachable, now, std::string(suppression::unreachable) + " " + outcome.reason};
  if (outcome.kind == Sent::refused) return {Settled::dead, now, outcome.reason};
  if (outcome.kind == Sent::uncertain && when_uncertain == port::UncertainPolicy::hold)
    return {Settled::held, now, outcome.reason};
  if (delivery.attempts >= options_.attempts_max) return {Settled::dead, now, outcome.reason};
  const Instant next = now + delay_after(delivery.attempts, delivery.message_id);
  return {Settled::retry, now, outcome.reason, std::max(next, outcome.not_before.value_or(next))};
}

}  // namespace filrouge::service

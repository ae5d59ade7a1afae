#include "engine/service/resolve_intents.hpp"

#include "engine/service/delivery_hours.hpp"
#include "engine/service/message_data.hpp"
#include "engine/service/occurrence.hpp"

#include <tuple>

namespace filrouge::service {
namespace {

// How long what a case tells waits that cannot be read.
constexpr auto unreadable_delay = std::chrono::hours(1);

// Intents that make one delivery: all of a digest, all cases of what is told per school or session, else one alone.
using Bundle = std::tuple<SchoolId, PersonId, std::string, std::string, std::string>;

Bundle bundle_of(const CaseView& subject, const port::IntentRecord& intent, const Recipient& recipient,
                 const std::string& channel) {
  const auto& school = intent.key.subject.school;
  if (!subject.pathway().roles[recipient.role].digest.empty())
    return {school, recipient.person.id, channel, recipient.suppressed, ""};
  auto what = subject.record.pathway_name + " " + subject.record.cohort + " " + intent.key.rule;
  switch (scope_of(subject.pathway(), intent)) {
    case pathway::Scope::pupil:
      what += " " + intent.key.occurrence + " " + std::to_string(intent.key.subject.id.value());
      break;
    case pathway::Scope::school:
      what += " " + intent.key.occurrence;
      break;
    case pathway::Scope::session: {  // pupils who came later count its plannings from another one on
      auto occurrence = parse_occurrence(intent.key.occurrence);
      occurrence.count = 0;
      what += " " + to_string(occurrence);
      break;
    }
  }
  return {school, recipient.person.id, channel, recipient.suppressed, what};
}

class Resolver {
 public:
  Resolver(const DeliveryContext& context, Instant now) : context_(context), now_(now) {}

  void add(const port::IntentRecord& intent) {
    if (context_.is_unreadable(intent.key.subject)) {
      resolution_.postponed.push_back({intent.key, now_ + unreadable_delay});
      return;
    }
    const auto* subject = context_.subject(intent);
    if (subject == nullptr || (intent.not_after && *intent.not_after < now_)) {
      resolution_.withdrawn.push_back(intent.key);
      return;
    }
    const auto& people = context_.people(intent.key.subject.school);
    const auto recipients =
        resolve_recipients(*subject, intent, people, context_.has_short_form(*subject, intent), now_);
    if (const auto later = waits_until(*subject, intent, recipients)) {
      resolution_.postponed.push_back({intent.key, *later});
      return;
    }
    resolution_.resolved.push_back(intent.key);
    for (const auto& recipient : recipients)
      for (const auto& channel : recipient.channels) deliver(*subject, intent, recipient, channel);
  }

  [[nodiscard]] port::Resolution take() { return std::move(resolution_); }

 private:
  // The hours of the first recipient count: all hold the same role.
  [[nodiscard]] std::optional<Instant> waits_until(const CaseView& subject, const port::IntentRecord& intent,
                                                   const std::vector<Recipient>& recipients) const {
    if (recipients.empty()) return std::nullopt;
    const auto& role = subject.pathway().roles[recipients.front().role];
    const auto from = role.digest.empty() ? now_ : intent.send_from;
    const auto leaves = leaving_time(*subject.setting->place, role, from);
    return leaves > now_ ? std::optional(leaves) : std::nullopt;
  }

  void deliver(const CaseView& subject, const port::IntentRecord& intent, const Recipient& recipient,
               const std::string& channel) {
    const auto [place, added] =
        places_.emplace(bundle_of(subject, intent, recipient, channel), resolution_.deliveries.size());
    if (added) {
      resolution_.deliveries.push_back(
          {intent.key.subject.school, recipient.person.id, channel, {}, now_, recipient.suppressed});
    }
    resolution_.deliveries[place->second].intents.push_back(intent.key);
  }

  const DeliveryContext& context_;
  Instant now_;
  port::Resolution resolution_;
  std::map<Bundle, std::size_t> places_;
};

}  // namespace

port::Resolution resolve_intents(const DeliveryContext& context, const std::vector<port::IntentRecord>& intents,
                                 Instant now) {
  Resolver resolver(context, now);
  for (const auto& intent : intents) resolver.add(intent);
  return resolver.take();
}

}  // namespace filrouge::service

#include "engine/service/catch_up.hpp"

#include "engine/interpreter/case.hpp"
#include "engine/service/timer_rule.hpp"

#include <algorithm>
#include <optional>

namespace filrouge::service {
namespace {

using interpreter::Reason;
using interpreter::ReasonCode;

std::optional<LateFate> fate_of(ReasonCode code) {
  switch (code) {
    case ReasonCode::timer_fired:
      return LateFate::fired;
    case ReasonCode::late_skipped:
      return LateFate::skipped;
    case ReasonCode::late_merged:
      return LateFate::merged;
    case ReasonCode::late_cancelled:
      return LateFate::cancelled;
    default:
      return std::nullopt;
  }
}

}  // namespace

CatchUp& CatchUp::operator+=(const CatchUp& other) {
  fired += other.fired;
  skipped += other.skipped;
  merged += other.merged;
  cancelled += other.cancelled;
  return *this;
}

CatchUp& CatchUp::operator+=(LateFate fate) {
  switch (fate) {
    case LateFate::fired:
      ++fired;
      break;
    case LateFate::skipped:
      ++skipped;
      break;
    case LateFate::merged:
      ++merged;
      break;
    case LateFate::cancelled:
      ++cancelled;
      break;
  }
  return *this;
}

// What fired and was then passed over gave two reasons.
std::vector<LateRule> late_rules(const pathway::Pathway& pathway, std::span<const Reason> reasons) {
  struct Seen {
    Reason of;
    LateFate fate;
  };
  std::vector<Seen> seen;
  for (const auto& reason : reasons) {
    const auto fate = fate_of(reason.code);
    if (!fate) continue;
    const auto fired = std::ranges::find_if(seen, [&](const Seen& each) {
      return each.fate == LateFate::fired && each.of.a == reason.a && each.of.b == reason.b;
    });
    const bool passed_over = *fate == LateFate::skipped || *fate == LateFate::merged;
    if (passed_over && fired != seen.end()) {
      fired->fate = *fate;
    } else {
      seen.push_back({reason, *fate});
    }
  }
  std::vector<LateRule> rules;
  for (const auto& [reason, fate] : seen)
    rules.push_back({timer_rule(pathway, static_cast<interpreter::TimerKind>(reason.b), reason.a), fate});
  return rules;
}

CatchUp account_of(const std::vector<LateRule>& rules) {
  CatchUp account;
  for (const auto& each : rules) account += each.fate;
  return account;
}

std::string in_words(const CatchUp& account) {
  return std::to_string(account.due()) + " due = " + std::to_string(account.fired) + " fired + " +
         std::to_string(account.skipped) + " skipped + " + std::to_string(account.merged) + " merged + " +
         std::to_string(account.cancelled) + " cancelled";
}

}  // namespace filrouge::service

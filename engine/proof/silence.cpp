#include "engine/proof/silence.hpp"

#include "engine/base/words.hpp"

#include <algorithm>
#include <limits>

namespace filrouge::proof {

LongestSilence::LongestSilence(const Subject& subject, const interpreter::Setting& setting, Findings& findings)
    : subject_(subject), setting_(setting), findings_(findings) {}

std::int64_t LongestSilence::Silence::days() const {
  return until ? (*until - since).count() : std::numeric_limits<std::int64_t>::max();
}

void LongestSilence::see(const Tried& tried) {
  if (tried.event == nullptr && tried.silent_since) keep(tried.from, *tried.silent_since, tried.now);
}

void LongestSilence::rest(const Visit& visit) {
  if (visit.silent_since && !interpreter::wake_at(visit.c)) keep(visit, *visit.silent_since, std::nullopt);
}

void LongestSilence::keep(const Visit& visit, Instant since, std::optional<Instant> until) {
  const auto& zone = *setting_.place->zone;
  Silence silence{&visit, zone.day(since), std::nullopt};
  if (until) silence.until = zone.day(*until);
  if (!longest_ || silence.days() > longest_->days()) longest_ = silence;
}

bool LongestSilence::speaks_to_pupils() const {
  const auto& roles = subject_.pathway.roles;
  return std::any_of(roles.begin(), roles.end(), [](const pathway::Role& role) { return is_family(role); });
}

bool LongestSilence::is_bounded() const {
  const auto& deadlines = subject_.pathway.deadlines;
  return std::any_of(deadlines.begin(), deadlines.end(), [](const auto& deadline) { return deadline.silence; });
}

void LongestSilence::tell(bool is_all) const {
  if (!longest_ || !speaks_to_pupils()) return;
  const auto& pathway = subject_.pathway;
  const auto& visit = *longest_->visit;
  const auto first = pathway::find_state(pathway, interpreter::configuration_names(pathway, visit.c).front());
  constexpr std::int64_t endless_days = 3650;  // who waits for longer waits for ever
  std::string length = "for ever, unless somebody acts";
  if (longest_->until && longest_->days() < endless_days) {
    length = (is_all ? "for at most " : "for ") + std::to_string(longest_->days()) + " days, from " +
             to_string(longest_->since) + " to " + to_string(*longest_->until);
  }
  findings_.add("longest-silence", pathway.states[*first].origin,
                "A pupil may hear nothing " + length + ", in " + in_quotes(place_of(pathway, visit.c)) + " (" +
                    way_to(pathway, visit) + ")." +
                    (is_all || !longest_->until ? "" : " Not every case was played: it may be longer."),
                is_bounded() ? "" : "Declare under deadlines how long it may last: silence: 60 days.");
}

}  // namespace filrouge::proof

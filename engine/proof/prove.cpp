#include "engine/proof/prove.hpp"

#include "engine/proof/proofs.hpp"

#include <algorithm>

namespace filrouge::proof {

const interpreter::Setting* best_known(const Subject& subject) {
  const auto best = std::min_element(subject.settings.begin(), subject.settings.end(),
                                     [](const auto& a, const auto& b) { return a.unknown.size() < b.unknown.size(); });
  return best == subject.settings.end() ? nullptr : &*best;
}

Diagnostics prove(const pathway::Pathway& pathway, std::span<const interpreter::Setting> settings) {
  const pathway::Derived derived(pathway);
  const Subject subject{pathway, derived, settings};
  Findings findings;
  prove_bounces(subject, findings);
  prove_school_waits(subject, findings);
  prove_in_time(subject, findings);
  prove_conditions(subject, findings);
  prove_by_playing(subject, findings);
  return std::move(findings).sorted();
}

}  // namespace filrouge::proof

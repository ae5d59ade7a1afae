#include "engine/proof/prove.hpp"

#include "engine/proof/proofs.hpp"

namespace filrouge::proof {

Diagnostics prove(const pathway::Pathway& pathway, std::span<const interpreter::Setting> settings) {
  const pathway::Derived derived(pathway);
  const Subject subject{pathway, derived, settings};
  Findings findings;
  prove_bounces(subject, findings);
  prove_school_waits(subject, findings);
  prove_in_time(subject, findings);
  prove_by_playing(subject, findings);
  return std::move(findings).sorted();
}

}  // namespace filrouge::proof

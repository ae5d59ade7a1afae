#include "engine/proof/prove.hpp"

#include "engine/proof/proofs.hpp"

namespace filrouge::proof {

Diagnostics prove(const pathway::Pathway& pathway) {
  const pathway::Derived derived(pathway);
  const Subject subject{pathway, derived};
  Findings findings;
  prove_bounces(subject, findings);
  prove_school_waits(subject, findings);
  return std::move(findings).sorted();
}

}  // namespace filrouge::proof

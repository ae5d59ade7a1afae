#pragma once
#include "engine/pathway/derived.hpp"
#include "engine/proof/findings.hpp"

// The parts of prove(), one per file.
namespace filrouge::proof {

// What is proved about.
struct Subject {
  const pathway::Pathway& pathway;
  const pathway::Derived& derived;
};

// States that a case enters only to be sent back at once, because their moment has passed.
void prove_bounces(const Subject& subject, Findings& findings);

// States that wait for something that happens once for the whole school, perhaps before a case is there.
void prove_school_waits(const Subject& subject, Findings& findings);

}  // namespace filrouge::proof

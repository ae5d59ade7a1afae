#pragma once
#include "engine/interpreter/step.hpp"

#include <string>

namespace filrouge::interpreter {

// One English sentence for what a code stands for, with the rule it comes from, where that is written and which text it
// implements: "The transition july.to_contact.on.contact.made was taken (avenirpro.yaml:215, conv §2.2)."
[[nodiscard]] std::string explain(const pathway::Pathway& pathway, const Reason& reason);

// Why an event was not taken, and what would be; unmet requirements in the pathway's own words.
[[nodiscard]] std::string explain(const pathway::Pathway& pathway, const Refusal& refusal);

}  // namespace filrouge::interpreter

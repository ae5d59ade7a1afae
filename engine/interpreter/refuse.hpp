#pragma once
#include "engine/interpreter/step.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace filrouge::interpreter {

// What the case waits for: events that an active state hears or that close or open a task, but the platform's own.
[[nodiscard]] std::vector<pathway::EventIndex> awaited(const Setting& setting, const Case& c);

// The answer to an event that the pathway never mentions.
[[nodiscard]] Refusal refuse_unknown(const Setting& setting, const Case& c, std::string_view event);

// "The pathway "avenirpro" has no event "contact.mad". Did you mean "contact.made"?"
[[nodiscard]] std::string unknown_event(const pathway::Pathway& pathway, std::string_view event);

// The state in which a case may be reopened, by its dotted path; a sentence where there is none, or none to go on in.
[[nodiscard]] Result<pathway::StateIndex, std::string> state_to_go_on_in(const pathway::Pathway& pathway,
                                                                         std::string_view path);

}  // namespace filrouge::interpreter

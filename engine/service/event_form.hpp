#pragma once
#include "engine/interpreter/make_event.hpp"

#include <optional>
#include <string>

namespace filrouge::service {

// An event as files and people write it: `payload` is the text of a JSON object whose values may be texts ("oui",
// "true", "12") where the pathway declares another type. An error is one sentence (interpreter::make_event).
[[nodiscard]] Result<interpreter::Event, std::string> read_event(const interpreter::Setting& setting,
                                                                 const std::string& name, const std::string& payload,
                                                                 std::optional<Day> occurred, Instant recorded);

// The payload as history keeps it: a JSON object with sorted keys and values of their types, empty ones left out.
[[nodiscard]] std::string payload_json(const pathway::Pathway& pathway, const interpreter::Event& event);

}  // namespace filrouge::service

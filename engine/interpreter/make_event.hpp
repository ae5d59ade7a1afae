#pragma once
#include "engine/interpreter/step.hpp"

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace filrouge::interpreter {

// An event as somebody reports it, checked against its declaration: fields it does not have, fields missing or of
// another type, dates that do not exist and values an enum does not know are refused with one sentence that says what
// was expected. `payload` is an object (null stands for an empty one); `occurred` is the civil day it happened, that of
// `recorded` at the place when it is not given.
[[nodiscard]] Result<Event, std::string> make_event(const Setting& setting, std::string_view name,
                                                    const nlohmann::json& payload, std::optional<Day> occurred,
                                                    Instant recorded);

}  // namespace filrouge::interpreter

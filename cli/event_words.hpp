#pragma once
#include "engine/base/time.hpp"
#include "engine/service/submitted_event.hpp"

#include <optional>
#include <string>
#include <vector>

namespace filrouge::cli {

// An event as a command line gives it. All throw OutsideFailure (unreadable) with the right form.

// NAME=VALUE each, over a JSON object (empty: none); a JSON object, whose values may be texts.
[[nodiscard]] std::string payload_of(const std::string& object, const std::vector<std::string>& fields);
// Nothing where it is not said.
[[nodiscard]] std::optional<Day> day_it_happened(const std::string& occurred);

// "taken", "known", "refused", "malformed".
[[nodiscard]] const char* name_of(service::EventAnswer::Kind kind);

}  // namespace filrouge::cli

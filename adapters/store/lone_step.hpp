#pragma once
#include "adapters/store/batch_writer.hpp"

#include <map>
#include <span>
#include <string>

// Somebody recorded one thing about one case: most of what is interactive. Its values are sent as they are, because
// reading records of JSON would take the server longer than storing them.
namespace filrouge::store::postgres {

[[nodiscard]] bool is_lone_step(std::span<const CaseEntry> entries);

// What the case row and the row of the history are made of. Throws RefusedText.
[[nodiscard]] std::map<std::string, std::string> lone_parameters(const CaseEntry& entry);

// Writes both, as the relation `won`.
[[nodiscard]] std::string_view lone_statement();

}  // namespace filrouge::store::postgres

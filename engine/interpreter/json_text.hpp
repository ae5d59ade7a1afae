#pragma once
#include "engine/base/time.hpp"
#include "engine/expression/value.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace filrouge::interpreter::json_text {

// Appends JSON in the spelling nlohmann::json::dump() gives, without building a tree: a document is written at every
// step.
void append(std::string& text, std::string_view string);
void append(std::string& text, std::uint64_t number);
void append(std::string& text, Instant instant);
void append(std::string& text, const std::optional<Instant>& instant);  // null where empty
void append(std::string& text, const expression::Value& value);         // as ProtoJSON writes it

}  // namespace filrouge::interpreter::json_text

#pragma once
#include "engine/base/result.hpp"
#include "engine/expression/type.hpp"
#include "engine/expression/value.hpp"

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace filrouge::expression {

// Values as ProtoJSON writes them: bytes in base64, timestamps in RFC 3339 in UTC, durations "3.5s", "NaN", "Infinity"
// and "-Infinity", the keys of a map as strings. Integers are numbers, 64-bit ones too; a date is "2026-07-13", a type
// its name.
[[nodiscard]] nlohmann::json to_json(const Value& value);

// The other way, for a value of type `wanted`. dyn takes everything as it stands in JSON: whole numbers are int (uint
// above 2^63), others double, objects maps. Refuses with a sentence what does not fit the type, an enum's value
// and bounds included, and what is nested more than a hundred deep.
[[nodiscard]] Result<Value, std::string> from_json(const nlohmann::json& json, const Type& wanted = {});

}  // namespace filrouge::expression

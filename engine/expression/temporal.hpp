#pragma once
#include "engine/expression/value.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace filrouge::expression {

// Timestamps run from 0001-01-01T00:00:00Z to 9999-12-31T23:59:59.999999999Z. Durations are those an int64 of
// nanoseconds holds, some 292 years either way, as in the CEL implementations. Empty results are outside.
[[nodiscard]] std::optional<Timestamp> make_timestamp(std::int64_t seconds, std::int64_t nanos);
[[nodiscard]] std::optional<Timestamp> shift(Timestamp timestamp, Span by);
[[nodiscard]] std::optional<Span> difference(Timestamp a, Timestamp b);  // a - b
[[nodiscard]] std::optional<Span> sum_of(Span a, Span b);
[[nodiscard]] Span opposite(Span span);

// RFC 3339 with Z or an offset and up to nine digits of fraction; empty for anything else.
[[nodiscard]] std::optional<Timestamp> parse_timestamp(std::string_view text);
// In UTC with Z, as many digits of fraction as are needed.
[[nodiscard]] std::string to_string(Timestamp timestamp);

// "1h30m", "-1.5s", "100ms": decimal numbers with one of the units h, m, s, ms, us (or µs), ns. Empty for anything
// else.
[[nodiscard]] std::optional<Span> parse_span(std::string_view text);
// In seconds, "3.5s", as many digits of fraction as are needed.
[[nodiscard]] std::string to_string(Span span);

[[nodiscard]] Timestamp to_timestamp(Instant instant);
[[nodiscard]] Instant to_instant(Timestamp timestamp);  // nanoseconds are cut off

}  // namespace filrouge::expression

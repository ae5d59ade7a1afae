#pragma once
#include "engine/base/time.hpp"

#include <chrono>
#include <optional>
#include <string_view>

namespace filrouge::system {

// A yearly change of clocks: the n-th (5: last) weekday of a month, at a time on the clock that is about to change.
struct YearlyChange {
  std::chrono::month month;
  unsigned week = 1;
  std::chrono::weekday weekday;
  std::chrono::seconds time{7200};
};

// Summer time by rule, as POSIX.1-2017 (8.3, TZ) writes it: "CET-1CEST,M3.5.0,M10.5.0/3".
struct PosixRule {
  std::chrono::seconds standard;
  std::chrono::seconds summer;
  YearlyChange begin;
  YearlyChange end;

  // The instants clocks change in a civil year.
  [[nodiscard]] Instant begin_of(std::chrono::year year) const;
  [[nodiscard]] Instant end_of(std::chrono::year year) const;
};

// Nothing for a zone without summer time, and for the forms the zone database no longer uses (Julian days).
// Times may reach from -167 to 167 hours (RFC 8536, 3.3.1).
[[nodiscard]] std::optional<PosixRule> parse_posix_rule(std::string_view text);

}  // namespace filrouge::system

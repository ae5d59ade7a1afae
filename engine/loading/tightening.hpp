#pragma once
#include "engine/loading/yaml_tree.hpp"

#include <string_view>

// Whether what an overlay writes in the place of something locked is at least as strict. What cannot be compared is
// not.
namespace filrouge::loading {

// Which bound of its day a moment without a time of day stands for.
enum class Bound { begin, end };

// "2 working days after results" is no later than "3 working days after results": the same anchor, the same unit.
// Durations are moments too; dates of the cohort are compared in every year.
[[nodiscard]] bool is_no_later(std::string_view moment, std::string_view locked, Bound bound);

// Every condition that `locked` joins with && is in `guard` as well.
[[nodiscard]] bool holds_no_oftener(std::string_view guard, std::string_view locked);
// Every alternative that `locked` joins with || is in `when` as well.
[[nodiscard]] bool holds_no_rarer(std::string_view when, std::string_view locked);

// `is` is the earliest of dates that `locked` is among.
[[nodiscard]] bool is_earliest_of(std::string_view is, std::string_view locked);

// A parameter's value under a lock written as `mode`: true, at_least or at_most.
[[nodiscard]] bool is_stricter_value(const Node& value, const Node& locked, std::string_view mode);

// The same content, wherever it stands.
[[nodiscard]] bool is_same(const Node& a, const Node& b);

}  // namespace filrouge::loading

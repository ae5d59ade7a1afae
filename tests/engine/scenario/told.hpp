#pragma once
#include "engine/scenario/run_scenario.hpp"

#include <string>

// Pathways and scenarios written in tests, in a place one hour east of Greenwich without holidays.
namespace filrouge::scenario::test {

// The pathway of a text, which has no errors, cohort 2025-2026.
interpreter::Setting setting_of(const std::string& pathway);

// The scenario that opens on Monday 5 January 2026 at 9:00 and goes on with these lines of YAML.
loading::Scenario story(const std::string& lines);

Instant monday_morning();

}  // namespace filrouge::scenario::test

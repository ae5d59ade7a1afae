#pragma once
#include "engine/interpreter/setting.hpp"

#include <string>
#include <vector>

// Pathways written in tests and played as `filrouge try --json` plays them.
namespace filrouge::cli::test {

// The pathway of a text, which has no errors, in metropolitan France, cohort 2025-2026.
interpreter::Setting setting_of(const std::string& pathway);

// When cases are opened: Monday 5 January 2026, 08:00 UTC, 09:00 in Paris.
Instant monday_morning();

// What is answered to the opening, then to each line sent.
std::vector<std::string> answers(const std::string& pathway, const std::vector<std::string>& sent);

}  // namespace filrouge::cli::test

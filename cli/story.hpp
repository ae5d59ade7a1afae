#pragma once
#include "engine/service/explain_case.hpp"

#include <iosfwd>
#include <string>
#include <vector>

namespace filrouge::cli {

// The story of a case in lines for people: when and by whom, why, and who was told; `full` with all details.
void write_story(const service::CaseView& subject, const std::vector<service::StoryEntry>& story, bool full,
                 std::ostream& out);

// "student by email: sent 2026-07-08 08:00", "student: waits until …", "guardian by letter: not sent (role-when)".
[[nodiscard]] std::vector<std::string> lines_of(const service::Told& told, const calendar::Place& place);

}  // namespace filrouge::cli

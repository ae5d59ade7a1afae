#pragma once
#include "cli/told_lines.hpp"
#include "engine/service/explain_case.hpp"

#include <iosfwd>
#include <vector>

namespace filrouge::cli {

// The story of a case in lines for people: when, what happened and by whom; where the case stands since, what there is
// to do, and who was told. What led to nothing is left out, unless `full`, which also shows every reason with the line
// of the pathway it comes from.
void write_story(const service::CaseView& subject, const std::vector<service::StoryEntry>& story,
                 const service::MessageTexts& texts, bool full, std::ostream& out);

}  // namespace filrouge::cli

#pragma once
#include "cli/compose.hpp"
#include "engine/service/case_view.hpp"

#include <string>

namespace filrouge::cli {

// The case of a reference like "0579001Z/17". Throws OutsideFailure where there is none.
[[nodiscard]] service::CaseView find_case(Composition& engine, const std::string& reference);

// The pupil's name as the school's staff reads it, "ORMOUVRIER Noémie"; the key where the person was erased.
[[nodiscard]] std::string name_of(Composition& engine, const SchoolId& school, PersonId person);

// Civil time at the lycée, "2026-07-13 12:00".
[[nodiscard]] std::string local_time(const calendar::Place& place, Instant instant);

// A deadline: the day, where it is the midnight that ends one.
[[nodiscard]] std::string deadline(const calendar::Place& place, Instant due);

// Titles as people know them; the name itself of what has none.
[[nodiscard]] std::string title_of_task(const pathway::Pathway& pathway, const std::string& rule);
[[nodiscard]] std::string title_of_role(const pathway::Pathway& pathway, const std::string& name);
[[nodiscard]] std::string title_of_event(const pathway::Pathway& pathway, const std::string& name);

// The text with blanks behind it up to `width` characters, at least one: a column of a list.
[[nodiscard]] std::string padded(const std::string& text, std::size_t width);

}  // namespace filrouge::cli

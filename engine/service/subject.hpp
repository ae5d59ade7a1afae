#pragma once
#include "engine/pathway/pathway.hpp"
#include "engine/port/person_record.hpp"

#include <vector>

namespace filrouge::service {

// Segment::subject for a pupil, in the order of Pathway::subject_fields: "birth_date" and "student.birth_date" both
// name the field birth_date of the person. A name ending with _date gives a date; a field the person lacks is null.
[[nodiscard]] std::vector<expression::Value> subject_values(const pathway::Pathway& pathway,
                                                            const port::PersonRecord& pupil);

// The field's text, empty where the person lacks it.
[[nodiscard]] std::string field(const port::PersonRecord& person, const std::string& name);

}  // namespace filrouge::service

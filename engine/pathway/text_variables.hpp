#pragma once
#include <array>
#include <string_view>

namespace filrouge::pathway {

// What the text of any message may name besides the facts and milestones of its pathway; docs/reference/messages.md
// says what each is.
inline constexpr std::array<std::string_view, 10> text_variables{
    "student.first_name", "student.last_name", "student.class", "school.name",    "school.commune",
    "school.uai",         "school.phone",      "dpo.contact",   "case.reference", "outcome.title"};
// Of a reminder too: of the task it reminds of.
inline constexpr std::array<std::string_view, 4> reminder_variables{"task.title", "task.role", "task.due",
                                                                    "task.source"};
// Of a digest: how many it stands for. Its `items` are a section.
inline constexpr std::array<std::string_view, 1> digest_variables{"count"};
// Of a message with answers. Its `answers` are a section.
inline constexpr std::array<std::string_view, 1> answer_variables{"answer_link"};

}  // namespace filrouge::pathway

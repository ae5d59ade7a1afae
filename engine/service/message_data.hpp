#pragma once
#include "engine/port/message_renderer.hpp"
#include "engine/port/outbox_store.hpp"
#include "engine/port/school_record.hpp"
#include "engine/service/recipients.hpp"

namespace filrouge::service {

// What a message about a case may name: student.*, school.*, case.reference, outcome.*, the facts and milestones by
// their own names, and task.* where the intent reminds of a task. The school's telephone is that of its office, the
// contact of its data protection officer that of the role "dpo". docs/reference/messages.md is the list.
[[nodiscard]] port::MessageData message_data(const CaseView& subject, const port::IntentRecord& intent,
                                             const port::SchoolRecord& school, const SchoolPeople& people);

// The task an intent reminds of, or nullptr where it is a message of its own.
[[nodiscard]] const pathway::Task* task_of(const pathway::Pathway& pathway, const port::IntentRecord& intent);

// What the recipient of the intent's message may answer.
[[nodiscard]] const std::vector<pathway::Answer>& answers_of(const pathway::Pathway& pathway,
                                                             const port::IntentRecord& intent);

// For whom it is told. What is told once for all cases of a school or session is about none of them, so that
// case.reference is empty.
[[nodiscard]] pathway::Scope scope_of(const pathway::Pathway& pathway, const port::IntentRecord& intent);

// Whether two cases ask for the same thing once for their school, or once for their session.
[[nodiscard]] bool asks_the_same(const pathway::Pathway& pathway, const port::IntentRecord& a,
                                 const port::IntentRecord& b);

}  // namespace filrouge::service

#pragma once
#include "engine/port/appointment.hpp"
#include "engine/port/outbox_store.hpp"
#include "engine/service/case_view.hpp"

#include <chrono>
#include <optional>
#include <string_view>

namespace filrouge::service {

// What a message does to people's calendars: one that speaks of a session (`session: KIND`, or sent when one is
// planned) invites to it or moves it, one that is sent when it is cancelled takes it out. Nothing where the kind of
// session is no appointment, or its day is not known.
[[nodiscard]] std::optional<port::Appointment> appointment_of(const CaseView& subject,
                                                              const port::IntentRecord& intent);

// "14 h", "9h30", "14:30", as people write an hour; empty where it is none.
[[nodiscard]] std::optional<std::chrono::minutes> hour_of(std::string_view text);

}  // namespace filrouge::service

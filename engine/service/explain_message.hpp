#pragma once
#include "engine/port/case_store.hpp"
#include "engine/port/outbox_store.hpp"
#include "engine/service/case_view.hpp"
#include "engine/service/explain_case.hpp"

#include <string>
#include <vector>

namespace filrouge::service {

// Why a case wants something told.
struct MessageCause {
  port::IntentRecord intent;
  Instant asked;                        // when the step that asked for it took effect
  std::vector<std::string> because;     // sentences with rule, file and line (interpreter::explain); one at least
  Instant decent;                       // from when on its recipients may be written to, `asked` or later
  std::string digest;                   // "daily" or "weekly" where they get one digest of all; empty where not
  std::optional<Closing> withdrawn_by;  // as in Told
};

// When what is to leave from `from` on leaves at an hour at which the role is written to.
[[nodiscard]] Instant leaves_at(const CaseView& subject, const std::string& role, Instant from);

// Of everything a case ever wanted told, in order.
[[nodiscard]] std::vector<MessageCause> explain_messages(const CaseView& subject, port::CaseStore& cases,
                                                         port::OutboxStore& outbox, Library& library);

}  // namespace filrouge::service

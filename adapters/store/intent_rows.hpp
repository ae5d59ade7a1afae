#pragma once
#include "adapters/store/session.hpp"
#include "engine/port/outbox_store.hpp"

#include <vector>

#include <soci/soci.h>

namespace filrouge::store {

// The columns of an intent `i`, and where they go.
inline constexpr auto intent_columns =
    "select i.school, i.case_id, i.rule, i.occurrence, i.role, i.message, i.sequence, i.send_from, i.not_after, "
    "i.status";
void define_intent(soci::statement& s, port::IntentRecord& r);

// Of all these cases, in their order and that of their steps.
[[nodiscard]] std::vector<port::IntentRecord> intents_of(Session& session, const std::vector<port::CaseKey>& keys);

}  // namespace filrouge::store

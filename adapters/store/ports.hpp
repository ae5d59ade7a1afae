#pragma once
#include "adapters/store/session.hpp"
#include "engine/port/audit_store.hpp"
#include "engine/port/case_store.hpp"
#include "engine/port/count_store.hpp"
#include "engine/port/outbox_store.hpp"
#include "engine/port/pathway_store.hpp"
#include "engine/port/people_store.hpp"

#include <memory>

// The ports over one session, which outlives them.
namespace filrouge::store {

[[nodiscard]] std::unique_ptr<port::CaseStore> make_case_store(Session& session);
[[nodiscard]] std::unique_ptr<port::OutboxStore> make_outbox_store(Session& session);
[[nodiscard]] std::unique_ptr<port::PeopleStore> make_people_store(Session& session);
[[nodiscard]] std::unique_ptr<port::PathwayStore> make_pathway_store(Session& session);
[[nodiscard]] std::unique_ptr<port::AuditStore> make_audit_store(Session& session);
[[nodiscard]] std::unique_ptr<port::CountStore> make_count_store(Session& session);

}  // namespace filrouge::store

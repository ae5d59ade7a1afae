#pragma once
#include "engine/port/audit_store.hpp"
#include "engine/port/case_store.hpp"
#include "engine/port/outbox_store.hpp"
#include "engine/port/pathway_store.hpp"
#include "engine/port/people_store.hpp"

namespace filrouge::service {

// One connection to the database as services see it.
struct Stores {
  port::CaseStore& cases;
  port::PeopleStore& people;
  port::PathwayStore& pathways;
  port::OutboxStore& outbox;
  port::AuditStore& audit;
};

}  // namespace filrouge::service

#pragma once
#include "adapters/store/session.hpp"
#include "engine/port/person_record.hpp"

#include <vector>

namespace filrouge::store {

// Takes a school's roster within the caller's transaction. A field changes where the roster differs from what the
// roster said before, so that a correction by hand outlives imports that repeat the old value.
[[nodiscard]] port::RosterOutcome take_roster(Session& session, const SchoolId& school,
                                              const std::vector<port::RosterEntry>& entries, bool complete);

}  // namespace filrouge::store

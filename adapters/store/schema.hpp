#pragma once
#include "adapters/store/session.hpp"
#include "adapters/store/store.hpp"

#include <string>
#include <vector>

namespace filrouge::store {

// Runs the migrations that the database does not have yet, all in one transaction. Their names.
std::vector<std::string> migrate(Session& session, const MigrateOptions& options);

// Throws OutsideFailure (incompatible) unless the schema is exactly this program's.
void require_current_schema(Session& session);

}  // namespace filrouge::store

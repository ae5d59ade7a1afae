#pragma once
#include <soci/soci.h>

namespace filrouge::store {

// Runs a statement that is kept for further runs. SOCI copies the values it is bound to and frees the copies where the
// run succeeds or the statement goes, but loses them where a run fails and another begins.
inline void execute_kept(soci::statement& statement) {
  try {
    statement.execute();
  } catch (...) {
    statement.undefine_and_bind();
    throw;
  }
}

}  // namespace filrouge::store

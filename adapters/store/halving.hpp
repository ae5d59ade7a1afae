#pragma once
#include "adapters/store/batch_writer.hpp"

#include <set>
#include <span>
#include <vector>

namespace filrouge::store {

// What became of the entries of a batch; those that neither won nor are to blame lost a race.
struct Written {
  std::set<port::CaseKey> won;
  std::set<port::CaseKey> blamed;
  std::vector<port::Incident> incidents;
};

// Writes entries, each call a transaction; a batch that the database refuses is halved until the guilty case stands
// alone and becomes an incident (recorded here). Outside failures leave as OutsideFailure; what was written before one
// stays written.
[[nodiscard]] Written write_halving(Session& session, BatchWriter& writer, std::span<const CaseEntry> entries,
                                    std::span<const port::ReceivedEvent> refused);

}  // namespace filrouge::store

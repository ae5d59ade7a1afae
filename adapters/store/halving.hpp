#pragma once
#include "adapters/store/batch_writer.hpp"

#include <optional>
#include <set>
#include <span>
#include <vector>

namespace filrouge::store {

// Gives all elements to `attempt`, which answers nothing when it went well, or the fault for which the database refused
// them; those are halved until the guilty one stands alone and is given to `blame`.
template <class Element, class Attempt, class Blame>
void halve(std::span<const Element> all, const Attempt& attempt, const Blame& blame) {
  if (all.empty()) return;
  const std::optional<Fault> fault = attempt(all);
  if (!fault) return;
  if (all.size() == 1) return blame(all.front(), *fault);
  const auto half = all.size() / 2;
  halve(all.first(half), attempt, blame);
  halve(all.subspan(half), attempt, blame);
}

// What became of the entries of a batch; those that neither lost a race nor are to blame were written.
struct Written {
  std::set<port::CaseKey> lost;
  std::set<port::CaseKey> blamed;
  std::vector<port::Incident> incidents;
  [[nodiscard]] bool won(const port::CaseKey& key) const { return !lost.contains(key) && !blamed.contains(key); }
};

// Writes entries, each attempt a transaction. A case to blame becomes an incident (recorded here). Outside failures
// leave as OutsideFailure; what was written before one stays written.
[[nodiscard]] Written write_halving(Session& session, BatchWriter& writer, std::span<const CaseEntry> entries);

// Keeps the first answers of events that no case took; one that cannot be stored becomes an incident.
void refuse_halving(Session& session, const std::vector<port::ReceivedEvent>& events);

}  // namespace filrouge::store

#include "engine/service/known_schools.hpp"

#include <set>
#include <utility>

namespace filrouge::service {

const KnownSchools::Known& KnownSchools::known(const SchoolId& id) {
  const auto [entry, is_new] = known_.try_emplace(id);
  auto& [school, people] = entry->second;
  if (!is_new) return entry->second;
  school = people_.school(id);
  for (auto& address : people_.unreachable(id))
    people.unreachable.emplace(std::move(address.channel), std::move(address.address));
  std::set<PersonId> holders;
  for (const auto& holder : people_.role_holders(id)) {
    people.holders[holder.role].push_back(holder.person);
    holders.insert(holder.person);
  }
  for (auto& person : people_.find(id, {holders.begin(), holders.end()}))
    people.persons.emplace(person.id, std::move(person));
  return entry->second;
}

}  // namespace filrouge::service

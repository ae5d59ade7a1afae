#pragma once
#include "engine/port/people_store.hpp"
#include "engine/service/recipients.hpp"

#include <map>
#include <optional>

namespace filrouge::service {

// Schools as they are read once for many messages: who holds which role there, and at which addresses nobody is
// reached. Pupils and their families are none of it: whoever opts out is asked afresh before each message.
class KnownSchools {
 public:
  explicit KnownSchools(port::PeopleStore& people) : people_(people) {}

  // Nothing where the database has no such school.
  [[nodiscard]] const std::optional<port::SchoolRecord>& school(const SchoolId& id) { return known(id).school; }
  [[nodiscard]] const SchoolPeople& people(const SchoolId& id) { return known(id).people; }
  // They are read again from now on.
  void forget() { known_.clear(); }

 private:
  struct Known {
    std::optional<port::SchoolRecord> school;
    SchoolPeople people;
  };
  const Known& known(const SchoolId& id);

  port::PeopleStore& people_;
  std::map<SchoolId, Known> known_;
};

}  // namespace filrouge::service

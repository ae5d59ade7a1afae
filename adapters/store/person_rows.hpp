#pragma once
#include "adapters/store/session.hpp"
#include "engine/port/person_record.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// Reading persons: the same SQL on both databases.
namespace filrouge::store {

[[nodiscard]] std::vector<port::PersonRecord> find_persons(Session& session, const SchoolId& school,
                                                           const std::vector<PersonId>& ids);
[[nodiscard]] std::optional<port::PersonRecord> find_person(Session& session, const SchoolId& school,
                                                            port::PersonKind kind, const std::string& reference);
[[nodiscard]] std::vector<port::PersonRecord> page_of_persons(Session& session, const SchoolId& school,
                                                              port::PersonKind kind, PersonId after, std::size_t limit);

// Finding one pupil with its guardians comes before every message: prepared once per connection, it is one round trip.
class FamilyFinder {
 public:
  virtual ~FamilyFinder() = default;
  // Those persons, and the guardians of the pupils among them.
  [[nodiscard]] virtual std::vector<port::PersonRecord> find(const SchoolId& school,
                                                             const std::vector<PersonId>& ids) = 0;
};
[[nodiscard]] std::unique_ptr<FamilyFinder> make_family_finder(Session& session);

// A person with what the last roster said of it.
struct RosteredPerson {
  port::PersonRecord person;
  std::map<std::string, std::string> roster;
};
[[nodiscard]] std::vector<RosteredPerson> all_persons(Session& session, const SchoolId& school);

// An empty value removes the field.
void set_field(std::map<std::string, std::string>& fields, const std::string& field, const std::string& value);

}  // namespace filrouge::store

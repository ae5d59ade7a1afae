#pragma once
#include "engine/base/result.hpp"
#include "engine/port/people_store.hpp"
#include "engine/service/submitted_event.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace filrouge::service {

// What a person's fields say of who it is.
[[nodiscard]] PupilIdentity identity_of(const std::map<std::string, std::string>& fields);

// The pupils of a school by what files call them, as they were when this was made. Names are compared without regard
// to case, accents and hyphens.
class KnownPupils {
 public:
  KnownPupils(port::PeopleStore& people, const SchoolId& school);
  ~KnownPupils() = default;
  KnownPupils(const KnownPupils&) = delete;
  KnownPupils& operator=(const KnownPupils&) = delete;

  // The pupil with that INE. Where nobody has it, or none is given: the one with that name and birth date, unless
  // another INE tells them apart. Null where nobody fits; a sentence where several do, for nothing is guessed.
  [[nodiscard]] Result<const port::PersonRecord*, std::string> find(const PupilIdentity& who) const;

  // The reference under which a roster's pupil is kept: that of the pupil it names, its own where it names nobody.
  [[nodiscard]] Result<std::string, std::string> reference_of(const port::RosterEntry& pupil) const;

  // References of all whom a line may be about that could be read in part only: those of that INE, else of that name.
  // Empty where it tells neither.
  [[nodiscard]] std::optional<std::vector<std::string>> may_be(const PupilIdentity& who) const;

 private:
  std::vector<port::PersonRecord> pupils_;
  std::map<std::string, const port::PersonRecord*> by_reference_, by_ine_;
  std::multimap<std::string, const port::PersonRecord*> by_name_;
};

}  // namespace filrouge::service

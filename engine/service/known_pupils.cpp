#include "engine/service/known_pupils.hpp"

#include "engine/base/name.hpp"
#include "engine/service/subject.hpp"

#include <algorithm>

namespace filrouge::service {
namespace {

std::string name_key(const PupilIdentity& who) {
  auto key = fold_name(who.family_name) + "/" + fold_name(who.given_names);
  std::replace(key.begin(), key.end(), '-', ' ');
  return key;
}

}  // namespace

PupilIdentity identity_of(const std::map<std::string, std::string>& fields) {
  const auto field = [&](const char* name) {
    const auto found = fields.find(name);
    return found == fields.end() ? std::string{} : found->second;
  };
  return {field("ine"), field("family_name"), field("given_names"), field("birth_date")};
}

KnownPupils::KnownPupils(port::PeopleStore& people, const SchoolId& school) {
  constexpr std::size_t page_size = 1000;
  PersonId after;
  for (auto page = people.page(school, port::PersonKind::student, after, page_size); !page.empty();
       page = people.page(school, port::PersonKind::student, after, page_size)) {
    after = page.back().id;
    std::move(page.begin(), page.end(), std::back_inserter(pupils_));
  }
  for (const auto& pupil : pupils_) {
    by_reference_.emplace(pupil.reference, &pupil);
    if (const auto ine = field(pupil, "ine"); !ine.empty()) by_ine_.emplace(ine, &pupil);
    by_name_.emplace(name_key(identity_of(pupil.fields)), &pupil);
  }
}

Result<const port::PersonRecord*, std::string> KnownPupils::find(const PupilIdentity& who) const {
  if (const auto found = by_ine_.find(who.ine); found != by_ine_.end()) return found->second;
  const port::PersonRecord* fits = nullptr;
  if (who.family_name.empty() || who.given_names.empty() || who.birth_date.empty()) return fits;
  const auto [first, last] = by_name_.equal_range(name_key(who));
  for (auto each = first; each != last; ++each) {
    const auto known = identity_of(each->second->fields);
    if (known.birth_date != who.birth_date || (!who.ine.empty() && !known.ine.empty())) continue;
    if (fits != nullptr)
      return failure(std::string("Several pupils have this name and birth date: give the INE the roster knows."));
    fits = each->second;
  }
  return fits;
}

Result<std::string, std::string> KnownPupils::reference_of(const port::RosterEntry& pupil) const {
  const auto who = identity_of(pupil.fields);
  const auto as_before = by_reference_.find(pupil.reference);
  if (as_before != by_reference_.end() && identity_of(as_before->second->fields).ine == who.ine) return pupil.reference;
  const auto found = find(who);
  if (!found) return failure(found.error());
  return *found == nullptr ? pupil.reference : (*found)->reference;
}

std::optional<std::vector<std::string>> KnownPupils::may_be(const PupilIdentity& who) const {
  if (const auto found = by_ine_.find(who.ine); found != by_ine_.end()) return std::vector{found->second->reference};
  const bool named = !who.family_name.empty() && !who.given_names.empty();
  if (!named && who.ine.empty()) return std::nullopt;
  std::vector<std::string> references;
  const auto [first, last] = by_name_.equal_range(name_key(who));
  if (named) std::transform(first, last, std::back_inserter(references), [](auto& e) { return e.second->reference; });
  return references;
}

}  // namespace filrouge::service

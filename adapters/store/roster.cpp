#include "adapters/store/roster.hpp"

#include "adapters/store/conversions.hpp"
#include "adapters/store/json_text.hpp"
#include "adapters/store/person_rows.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace filrouge::store {
namespace {

using soci::use;

class Roster {
 public:
  Roster(Session& session, const SchoolId& school) : session_(session), school_(school) {
    for (auto& known : all_persons(session, school)) {
      auto key = std::pair(known.person.kind, known.person.reference);
      known_.emplace(std::move(key), std::move(known));
    }
  }

  void take(const port::RosterEntry& entry) {
    const auto [place, is_new] = known_.try_emplace({entry.kind, entry.reference});
    named_.insert(place->first);
    auto& [person, roster] = place->second;
    bool changed = std::exchange(person.absent_from_last_import, false);
    for (const auto& [field, value] : entry.fields) {
      const auto before = roster.find(field);
      if (value == (before == roster.end() ? "" : before->second)) continue;
      set_field(roster, field, value);
      set_field(person.fields, field, value);
      changed = true;
    }
    if (is_new) {
      person.school = school_;
      person.kind = entry.kind;
      person.reference = entry.reference;
      new_.push_back(&person);
    }
    if (is_new || changed) touched_.insert(place->first);
    count(is_new, changed);
  }

  void mark_absent() {
    for (auto& [key, known] : known_) {
      if (key.first != port::PersonKind::student || named_.contains(key)) continue;
      ++outcome_.absent;
      if (!std::exchange(known.person.absent_from_last_import, true)) touched_.insert(key);
    }
  }

  void write() {
    const auto numbers = session_.numbers("person_number", new_.size());
    for (std::size_t i = 0; i < new_.size(); ++i) new_[i]->id = PersonId(numbers[i]);
    JsonArray rows;
    for (const auto& key : touched_) {
      const auto& [person, roster] = known_.at(key);
      auto row = rows.object();
      row.number("id", person.id.value()).text("kind", code(person.kind)).text("reference", person.reference);
      row.raw("fields", to_json(person.fields)).raw("roster", to_json(roster));
      row.number("absent", person.absent_from_last_import ? 1 : 0).end();
    }
    if (rows.empty()) return;
    const auto json = rows.finish();
    const auto& dialect = session_.dialect();
    session_.sql() << "insert into person (school, id, kind, reference, fields, roster, absent) "
                      "select :school, cast(e ->> 'id' as bigint), e ->> 'kind', e ->> 'reference', " +
                          dialect.json("e ->> 'fields'") + ", " + dialect.json("e ->> 'roster'") +
                          ", cast(e ->> 'absent' as integer) from " + dialect.elements(":rows") +
                          " as j where true on conflict (school, id) do update set fields = excluded.fields, "
                          "roster = excluded.roster, absent = excluded.absent",
        use(school_, "school"), use(json, "rows");
  }

  // A roster that names guardians of a student names all of them.
  void link_guardians(const port::RosterEntry& entry) {
    if (entry.guardians.empty()) return;
    const auto& student = known_.at({entry.kind, entry.reference}).person;
    std::vector<PersonId> guardians;
    for (const auto& reference : entry.guardians) {
      const auto guardian = known_.find({port::PersonKind::guardian, reference});
      if (guardian != known_.end()) guardians.push_back(guardian->second.person.id);
    }
    std::sort(guardians.begin(), guardians.end());
    if (guardians == student.guardians) return;
    session_.sql() << "delete from guardianship where school = :school and student = :student", use(school_, "school"),
        use(student.id, "student");
    for (const auto guardian : guardians) {
      session_.sql() << "insert into guardianship (school, student, guardian) values (:school, :student, :guardian) "
                        "on conflict do nothing",
          use(school_, "school"), use(student.id, "student"), use(guardian, "guardian");
    }
  }

  [[nodiscard]] const port::RosterOutcome& outcome() const { return outcome_; }

 private:
  using Key = std::pair<port::PersonKind, std::string>;

  void count(bool is_new, bool changed) {
    if (is_new) {
      ++outcome_.added;
    } else if (changed) {
      ++outcome_.changed;
    } else {
      ++outcome_.unchanged;
    }
  }

  Session& session_;
  SchoolId school_;
  std::map<Key, RosteredPerson> known_;
  std::set<Key> named_, touched_;
  std::vector<port::PersonRecord*> new_;
  port::RosterOutcome outcome_;
};

}  // namespace

port::RosterOutcome take_roster(Session& session, const SchoolId& school, const std::vector<port::RosterEntry>& entries,
                                bool complete) {
  Roster roster(session, school);
  for (const auto& entry : entries) roster.take(entry);
  if (complete) roster.mark_absent();
  roster.write();
  for (const auto& entry : entries) roster.link_guardians(entry);
  return roster.outcome();
}

}  // namespace filrouge::store

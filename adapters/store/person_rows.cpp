#include "adapters/store/person_rows.hpp"

#include "adapters/store/json_text.hpp"
#include "adapters/store/kept_statement.hpp"
#include "adapters/store/query.hpp"

#include <optional>
#include <set>
#include <utility>

namespace filrouge::store {
namespace {

using soci::into;

struct PersonRow {
  port::PersonRecord person;
  std::string fields, roster;
  int absent = 0;
};
void define_person(soci::statement& s, PersonRow& r) {
  s.exchange(into(r.person.id)), s.exchange(into(r.person.school)), s.exchange(into(r.person.kind));
  s.exchange(into(r.person.reference)), s.exchange(into(r.fields)), s.exchange(into(r.roster));
  s.exchange(into(r.absent));
}

struct Guardianship {
  PersonId student, guardian;
};
void define_guardianship(soci::statement& s, Guardianship& r) {
  s.exchange(into(r.student)), s.exchange(into(r.guardian));
}

std::string person_columns(const Dialect& dialect) {
  return "select p.id, p.school, p.kind, p.reference, " + dialect.json_text("p.fields") + ", " +
         dialect.json_text("p.roster") + ", p.absent";
}

Query<PersonRow> persons_where(const Dialect& dialect, const std::string& condition) {
  return {person_columns(dialect) + " from person as p where school = :school and " + condition, define_person};
}

struct Member {
  SchoolId school;
  PersonId person;
};
void bind_member(soci::statement& s, Member& v) {
  s.exchange(soci::use(v.school, "school")), s.exchange(soci::use(v.person, "person"));
}
// A person, once for each guardian.
struct FamilyRow {
  PersonRow row;
  std::optional<PersonId> guardian;
};
void define_family(soci::statement& s, FamilyRow& r) {
  define_person(s, r.row), s.exchange(into(r.guardian));
}
std::string family_text(const Dialect& dialect) {
  return "with family as (select cast(:person as bigint) as id union all select guardian from guardianship "
         "where school = :school and student = :person) " +
         person_columns(dialect) +
         ", g.guardian from family as f join person as p on p.school = :school and p.id = f.id "
         "left join guardianship as g on g.school = p.school and g.student = p.id order by p.id, g.guardian";
}

port::PersonRecord record_of(PersonRow row) {
  row.person.fields = texts_from_json(row.fields);
  row.person.absent_from_last_import = row.absent != 0;
  return std::move(row.person);
}

void add_guardians(Session& session, const SchoolId& school, std::map<PersonId, port::PersonRecord*>& students) {
  if (students.empty()) return;
  Query<Guardianship> query(
      "select student, guardian from guardianship where school = :school and student between :first and :last "
      "order by student, guardian",
      define_guardianship);
  query.with("school", school).with("first", students.begin()->first).with("last", students.rbegin()->first);
  for (const auto& link : query.rows(session)) {
    if (const auto student = students.find(link.student); student != students.end()) {
      student->second->guardians.push_back(link.guardian);
    }
  }
}

std::vector<RosteredPerson> read(Session& session, const SchoolId& school, Query<PersonRow>& query) {
  std::vector<RosteredPerson> persons;
  for (auto& row : query.with("school", school).rows(session)) {
    auto roster = texts_from_json(row.roster);
    persons.push_back({record_of(std::move(row)), std::move(roster)});
  }
  std::map<PersonId, port::PersonRecord*> students;
  for (auto& [person, unused] : persons) {
    if (person.kind == port::PersonKind::student) students.emplace(person.id, &person);
  }
  add_guardians(session, school, students);
  return persons;
}

std::vector<port::PersonRecord> records(std::vector<RosteredPerson> persons) {
  std::vector<port::PersonRecord> all;
  all.reserve(persons.size());
  for (auto& each : persons) all.push_back(std::move(each.person));
  return all;
}

}  // namespace

std::vector<port::PersonRecord> find_persons(Session& session, const SchoolId& school,
                                             const std::vector<PersonId>& ids) {
  std::string wanted = "[";
  for (const auto id : ids) wanted += (wanted.size() > 1 ? "," : "") + std::to_string(id.value());
  auto query = persons_where(session.dialect(), "id in (select cast(cast(e as text) as bigint) from " +
                                                    session.dialect().elements(":ids") + " as j) order by id");
  query.with("ids", wanted + "]");
  return records(read(session, school, query));
}

namespace {

class KeptFamilyFinder : public FamilyFinder {
 public:
  explicit KeptFamilyFinder(Session& session)
      : session_(session), one_(session, family_text(session.dialect()), bind_member, define_family) {}
  std::vector<port::PersonRecord> find(const SchoolId& school, const std::vector<PersonId>& ids) override {
    return ids.size() == 1 ? find_one(school, ids.front()) : find_many(school, ids);
  }

 private:
  [[nodiscard]] std::vector<port::PersonRecord> find_one(const SchoolId& school, PersonId id) {
    std::vector<port::PersonRecord> all;
    for (auto& [row, guardian] : one_.rows({school, id})) {
      if (all.empty() || all.back().id != row.person.id) all.push_back(record_of(std::move(row)));
      if (guardian) all.back().guardians.push_back(*guardian);
    }
    return all;
  }
  [[nodiscard]] std::vector<port::PersonRecord> find_many(const SchoolId& school, const std::vector<PersonId>& ids) {
    auto all = find_persons(session_, school, ids);
    std::set<PersonId> guardians;
    for (const auto& person : all) guardians.insert(person.guardians.begin(), person.guardians.end());
    for (auto& guardian : find_persons(session_, school, {guardians.begin(), guardians.end()}))
      all.push_back(std::move(guardian));
    return all;
  }

  Session& session_;
  KeptQuery<Member, FamilyRow> one_;
};

}  // namespace

std::unique_ptr<FamilyFinder> make_family_finder(Session& session) {
  return std::make_unique<KeptFamilyFinder>(session);
}

std::optional<port::PersonRecord> find_person(Session& session, const SchoolId& school, port::PersonKind kind,
                                              const std::string& reference) {
  auto query = persons_where(session.dialect(), "kind = :kind and reference = :reference");
  query.with("kind", kind).with("reference", reference);
  auto found = records(read(session, school, query));
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<port::PersonRecord> page_of_persons(Session& session, const SchoolId& school, port::PersonKind kind,
                                                PersonId after, std::size_t limit) {
  auto query = persons_where(session.dialect(), "kind = :kind and id > :after order by id limit :count");
  query.with("kind", kind).with("after", after).with("count", static_cast<long long>(limit));
  return records(read(session, school, query));
}

std::vector<RosteredPerson> all_persons(Session& session, const SchoolId& school) {
  auto query = persons_where(session.dialect(), "true order by id");
  return read(session, school, query);
}

void set_field(std::map<std::string, std::string>& fields, const std::string& field, const std::string& value) {
  if (value.empty()) {
    fields.erase(field);
  } else {
    fields[field] = value;
  }
}

}  // namespace filrouge::store

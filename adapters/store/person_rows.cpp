#include "adapters/store/person_rows.hpp"

#include "adapters/store/json_text.hpp"
#include "adapters/store/query.hpp"

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

Query<PersonRow> persons_where(const Dialect& dialect, const std::string& condition) {
  return {"select id, school, kind, reference, " + dialect.json_text("fields") + ", " + dialect.json_text("roster") +
              ", absent from person where school = :school and " + condition,
          define_person};
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
    row.person.fields = texts_from_json(row.fields);
    row.person.absent_from_last_import = row.absent != 0;
    persons.push_back({std::move(row.person), texts_from_json(row.roster)});
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

#include "adapters/store/case_rows.hpp"
#include "adapters/store/json_text.hpp"
#include "adapters/store/person_rows.hpp"
#include "adapters/store/ports.hpp"
#include "adapters/store/query.hpp"
#include "adapters/store/roster.hpp"

#include <array>

namespace filrouge::store {
namespace {

using soci::into;
using soci::use;

void define_school(soci::statement& s, port::SchoolRecord& r) {
  s.exchange(into(r.uai)), s.exchange(into(r.name)), s.exchange(into(r.commune)), s.exchange(into(r.commune_code));
  s.exchange(into(r.academie)), s.exchange(into(r.departement_code)), s.exchange(into(r.sector));
  s.exchange(into(r.kind)), s.exchange(into(r.operator_name)), s.exchange(into(r.territory));
  s.exchange(into(r.time_zone));
}
constexpr auto school_columns =
    "school, name, commune, commune_code, academie, departement_code, sector, kind, operator_name, territory, "
    "time_zone";

void define_holder(soci::statement& s, port::RoleHolder& r) {
  s.exchange(into(r.school)), s.exchange(into(r.role)), s.exchange(into(r.person)), s.exchange(into(r.rank));
}

void define_unreachable(soci::statement& s, port::UnreachableAddress& r) {
  s.exchange(into(r.school)), s.exchange(into(r.channel)), s.exchange(into(r.address)), s.exchange(into(r.since));
  s.exchange(into(r.reason));
}

struct Fact {
  std::string field, value;
};
void define_fact(soci::statement& s, Fact& r) {
  s.exchange(into(r.field)), s.exchange(into(r.value));
}

// Every place that holds something of a person, in the order in which it is cleaned; the person itself comes last, so
// that an interrupted erasure is found again. Guardians of nobody else go with their pupil.
constexpr std::array erasure{
    "delete from unreachable_address where school = :school and exists (select 1 from person as p where "
    "p.school = unreachable_address.school and (p.id = :person or p.id in (select guardian from guardianship where "
    "school = :school and student = :person)) and address in (lower(p.fields ->> 'email'), p.fields ->> 'phone'))",
    "delete from personal_fact where school = :school and case_id in "
    "(select id from case_file where school = :school and person = :person)",
    "delete from role_holder where school = :school and person = :person",
    "delete from person where school = :school and kind = 'guardian' and id in "
    "(select guardian from guardianship where school = :school and student = :person) and id not in "
    "(select guardian from guardianship where school = :school and student <> :person)",
    "delete from guardianship where school = :school and (student = :person or guardian = :person)",
    "delete from person where school = :school and id = :person",
};

// People of a school are read, changed and written back by one process at a time.
std::string people_of(const SchoolId& school) {
  return "filrouge people of " + school.value();
}

class SqlPeopleStore : public port::PeopleStore {
 public:
  explicit SqlPeopleStore(Session& session) : session_(session), families_(make_family_finder(session)) {}

  void put(const std::vector<port::SchoolRecord>& schools) override;
  std::optional<port::SchoolRecord> school(const SchoolId& uai) override {
    Query<port::SchoolRecord> query(std::string("select ") + school_columns + " from school where school = :school",
                                    define_school);
    query.with("school", uai);
    const auto found = session_.run([&] { return query.rows(session_); });
    return found.empty() ? std::nullopt : std::optional(found.front());
  }
  std::vector<port::SchoolRecord> schools() override {
    Query<port::SchoolRecord> query(std::string("select ") + school_columns + " from school order by school",
                                    define_school);
    return session_.run([&] { return query.rows(session_); });
  }
  std::vector<port::SchoolRecord> schools(const std::vector<SchoolId>& uais) override {
    JsonArray rows;
    for (const auto& uai : uais) rows.object().text("school", uai.value()).end();
    Query<port::SchoolRecord> query(std::string("select ") + school_columns +
                                        " from school where school in (select e ->> 'school' from " +
                                        session_.dialect().elements(":rows") + " as j) order by school",
                                    define_school);
    query.with("rows", rows.finish());
    return session_.run([&] { return query.rows(session_); });
  }

  port::RosterOutcome import_roster(const SchoolId& school, const std::vector<port::RosterEntry>& entries,
                                    bool complete) override {
    return session_.run([&] {
      Transaction transaction(session_);
      transaction.lock_out(people_of(school));
      const auto outcome = take_roster(session_, school, entries, complete);
      transaction.commit();
      return outcome;
    });
  }
  bool correct(const SchoolId& school, PersonId person, const std::map<std::string, std::string>& fields) override;

  std::vector<port::PersonRecord> find(const SchoolId& school, const std::vector<PersonId>& ids) override {
    return session_.run([&] { return find_persons(session_, school, ids); });
  }
  std::vector<port::PersonRecord> families(const SchoolId& school, const std::vector<PersonId>& ids) override {
    return session_.run([&] { return families_->find(school, ids); });
  }
  std::optional<port::PersonRecord> find(const SchoolId& school, port::PersonKind kind,
                                         const std::string& reference) override {
    return session_.run([&] { return find_person(session_, school, kind, reference); });
  }
  std::vector<port::PersonRecord> page(const SchoolId& school, port::PersonKind kind, PersonId after,
                                       std::size_t limit) override {
    return session_.run([&] { return page_of_persons(session_, school, kind, after, limit); });
  }

  void set_role_holders(const SchoolId& school, const std::string& role, const std::vector<PersonId>& holders) override;
  std::vector<port::RoleHolder> role_holders(const SchoolId& school) override {
    Query<port::RoleHolder> query(
        "select school, role, person, rank from role_holder where school = :school order by role, rank", define_holder);
    query.with("school", school);
    return session_.run([&] { return query.rows(session_); });
  }

  void mark_unreachable(const port::UnreachableAddress& address) override;
  bool mark_reachable(const SchoolId& school, const std::string& channel, const std::string& address) override;
  std::vector<port::UnreachableAddress> unreachable(const SchoolId& school) override {
    Query<port::UnreachableAddress> query(
        "select school, channel, address, since, reason from unreachable_address where school = :school "
        "order by channel, address",
        define_unreachable);
    query.with("school", school);
    return session_.run([&] { return query.rows(session_); });
  }

  void put_personal(const port::CaseKey& key, const std::map<std::string, std::string>& facts) override;
  std::map<std::string, std::string> personal(const port::CaseKey& key) override;
  bool erase(const SchoolId& school, PersonId person) override;

 private:
  Session& session_;
  std::unique_ptr<FamilyFinder> families_;
};

void SqlPeopleStore::put(const std::vector<port::SchoolRecord>& schools) {
  session_.run([&] {
    Transaction transaction(session_);
    for (const auto& s : schools) {
      session_.sql() << std::string("insert into school (") + school_columns +
                            ") values (:a, :b, :c, :d, :e, :f, :g, :h, :i, :j, :k) on conflict (school) do update set "
                            "name = excluded.name, commune = excluded.commune, commune_code = excluded.commune_code, "
                            "academie = excluded.academie, departement_code = excluded.departement_code, "
                            "sector = excluded.sector, kind = excluded.kind, operator_name = excluded.operator_name, "
                            "territory = excluded.territory, time_zone = excluded.time_zone",
          use(s.uai), use(s.name), use(s.commune), use(s.commune_code), use(s.academie), use(s.departement_code),
          use(s.sector), use(s.kind), use(s.operator_name), use(s.territory), use(s.time_zone);
    }
    transaction.commit();
  });
}

bool SqlPeopleStore::correct(const SchoolId& school, PersonId person,
                             const std::map<std::string, std::string>& fields) {
  return session_.run([&] {
    Transaction transaction(session_);
    transaction.lock_out(people_of(school));
    auto found = find_persons(session_, school, {person});
    if (found.empty()) return false;
    for (const auto& [field, value] : fields) set_field(found.front().fields, field, value);
    const auto json = to_json(found.front().fields);
    session_.sql() << "update person set fields = " + session_.dialect().json(":fields") +
                          " where school = :school and id = :id",
        use(json, "fields"), use(school, "school"), use(person, "id");
    transaction.commit();
    return true;
  });
}

void SqlPeopleStore::set_role_holders(const SchoolId& school, const std::string& role,
                                      const std::vector<PersonId>& holders) {
  session_.run([&] {
    Transaction transaction(session_);
    transaction.lock_out(people_of(school));
    session_.sql() << "delete from role_holder where school = :school and role = :role", use(school, "school"),
        use(role, "role");
    int rank = 0;
    for (const auto person : holders) {
      session_.sql() << "insert into role_holder (school, role, person, rank) values (:school, :role, :person, :rank)",
          use(school, "school"), use(role, "role"), use(person, "person"), use(rank, "rank");
      ++rank;
    }
    transaction.commit();
  });
}

void SqlPeopleStore::mark_unreachable(const port::UnreachableAddress& address) {
  session_.run([&] {
    session_.sql() << "insert into unreachable_address (school, channel, address, since, reason) "
                      "values (:school, :channel, :address, :since, :reason) on conflict do nothing",
        use(address.school, "school"), use(address.channel, "channel"), use(address.address, "address"),
        use(address.since, "since"), use(address.reason, "reason");
  });
}

bool SqlPeopleStore::mark_reachable(const SchoolId& school, const std::string& channel, const std::string& address) {
  return session_.run([&] {
    soci::statement remove = (session_.sql().prepare << "delete from unreachable_address where school = :school and "
                                                        "channel = :channel and address = :address",
                              use(school, "school"), use(channel, "channel"), use(address, "address"));
    remove.execute(true);
    return remove.get_affected_rows() == 1;
  });
}

void SqlPeopleStore::put_personal(const port::CaseKey& key, const std::map<std::string, std::string>& facts) {
  session_.run([&] {
    Transaction transaction(session_);
    for (const auto& [field, value] : facts) {
      if (value.empty()) {
        session_.sql() << "delete from personal_fact where school = :school and case_id = :id and field = :field",
            use(key.school, "school"), use(key.id, "id"), use(field, "field");
        continue;
      }
      session_.sql() << "insert into personal_fact (school, case_id, field, value) "
                        "values (:school, :id, :field, :value) "
                        "on conflict (school, case_id, field) do update set value = excluded.value",
          use(key.school, "school"), use(key.id, "id"), use(field, "field"), use(value, "value");
    }
    transaction.commit();
  });
}

std::map<std::string, std::string> SqlPeopleStore::personal(const port::CaseKey& key) {
  Query<Fact> query("select field, value from personal_fact where school = :school and case_id = :id", define_fact);
  query.with("school", key.school).with("id", key.id);
  std::map<std::string, std::string> facts;
  for (auto& fact : session_.run([&] { return query.rows(session_); })) facts.emplace(fact.field, fact.value);
  return facts;
}

bool SqlPeopleStore::erase(const SchoolId& school, PersonId person) {
  return session_.run([&] {
    Transaction transaction(session_);
    transaction.lock_out(people_of(school));
    long long erased = 0;
    for (const auto* statement : erasure) {
      soci::statement erase_there = (session_.sql().prepare << statement, use(school, "school"), use(person, "person"));
      erase_there.execute(true);
      erased = erase_there.get_affected_rows();
    }
    transaction.commit();
    return erased == 1;
  });
}

}  // namespace

std::unique_ptr<port::PeopleStore> make_people_store(Session& session) {
  return std::make_unique<SqlPeopleStore>(session);
}

}  // namespace filrouge::store

#include "contract/case_factory.hpp"
#include "contract/each_database.hpp"

#include <sstream>

using namespace filrouge;
using namespace filrouge::test;
using port::PersonKind;

namespace {

port::RosterEntry pupil(const std::string& reference, std::map<std::string, std::string> fields) {
  return {PersonKind::student, reference, std::move(fields), {}};
}

// Everything that any table of the database holds, as text.
std::string everything(const Database& database) {
#ifdef FILROUGE_CONTRACT_POSTGRES
  return database.rows(
      "select string_agg(cast(table_to_xml(oid::regclass, true, false, '') as text), '') from pg_class "
      "where relnamespace = 'public'::regnamespace and relkind = 'r'");
#else
  std::istringstream tables(database.rows("select name from sqlite_schema where type = 'table'"));
  std::string all;
  for (std::string table; std::getline(tables, table);) all += database.rows("select * from " + table);
  return all;
#endif
}

}  // namespace

TEST_CASE("A roster adds, changes, and marks who is absent from it") {
  const Database database(contract_server);
  const auto store = database.open();
  auto& people = store->people();
  auto lea = pupil("E1", {{"family_name", "Martin"}, {"given_names", "Léa"}, {"phone", "0601"}});
  lea.guardians = {"G1"};
  const port::RosterEntry guardian{PersonKind::guardian, "G1", {{"family_name", "Martin"}}, {}};
  const auto first = people.import_roster(school, {guardian, lea, pupil("E2", {{"family_name", "Petit"}})}, true);
  CHECK(first.added == 3);
  const auto second = people.import_roster(school, {guardian, lea}, true);
  CHECK(second.unchanged == 2);
  CHECK(second.absent == 1);

  const auto found = people.find(school, PersonKind::student, "E1").value();
  CHECK(found.fields.at("given_names") == "Léa");
  CHECK(found.guardians == std::vector{people.find(school, PersonKind::guardian, "G1")->id});
  CHECK(people.find(school, PersonKind::student, "E2")->absent_from_last_import);
  CHECK(people.page(school, PersonKind::student, PersonId(0), 10).size() == 2);
  CHECK_FALSE(people.find(other_school, PersonKind::student, "E1"));
}

TEST_CASE("A correction by hand survives a roster that repeats its old value, and yields to a new one") {
  const Database database(contract_server);
  const auto store = database.open();
  auto& people = store->people();
  (void)people.import_roster(school, {pupil("E1", {{"phone", "0601"}, {"class", "TMEC1"}})}, true);
  const auto id = people.find(school, PersonKind::student, "E1")->id;
  CHECK(people.correct(school, id, {{"phone", "0799"}}));
  CHECK_FALSE(people.correct(school, PersonId(999), {{"phone", "0799"}}));

  CHECK(people.import_roster(school, {pupil("E1", {{"phone", "0601"}, {"class", "TMEC2"}})}, true).changed == 1);
  CHECK(people.find(school, {id}).at(0).fields.at("phone") == "0799");
  CHECK(people.find(school, {id}).at(0).fields.at("class") == "TMEC2");

  CHECK(people.import_roster(school, {pupil("E1", {{"phone", "0602"}})}, true).changed == 1);
  CHECK(people.find(school, {id}).at(0).fields.at("phone") == "0602");
}

TEST_CASE("Erasing a person leaves nothing personal behind, and the audit unharmed") {
  const Database database(contract_server);
  const auto store = database.open();
  auto& people = store->people();
  auto lea = pupil("E1", {{"family_name", "Martin"}});
  lea.guardians = {"G1"};
  (void)people.import_roster(school, {{PersonKind::guardian, "G1", {{"family_name", "Martin"}}, {}}, lea}, true);
  const auto id = people.find(school, PersonKind::student, "E1")->id;
  (void)store->cases().open({opening_of(id.value())});
  const auto key = store->cases().page({}).at(0).key;
  people.put_personal(key, {{"employer", "Garage Martin"}});
  CHECK(people.personal(key).size() == 1);

  CHECK(people.erase(school, id));
  CHECK_FALSE(people.erase(school, id));
  CHECK(people.personal(key).empty());
  CHECK_FALSE(people.find(school, PersonKind::student, "E1"));
  CHECK_FALSE(people.find(school, PersonKind::guardian, "G1"));
  CHECK(store->cases().history(key).size() == 1);
  CHECK(store->audit().orphans(10).empty());
}

TEST_CASE("Of an erased person no table holds a text") {
  const Database database(contract_server);
  const auto store = database.open();
  auto& people = store->people();
  auto lea = pupil("INE-Zzyzx", {{"family_name", "Zzyzx"}, {"phone", "Zzyzx"}});
  lea.guardians = {"G-Zzyzx"};
  (void)people.import_roster(
      school,
      {{PersonKind::guardian, "G-Zzyzx", {{"family_name", "Zzyzx"}}, {}}, lea, pupil("E2", {{"family_name", "Petit"}})},
      true);
  const auto id = people.find(school, PersonKind::student, "INE-Zzyzx")->id;
  CHECK(people.correct(school, id, {{"email", "zoe@Zzyzx.example"}}));
  (void)store->cases().open({opening_of(id.value())});
  people.put_personal(store->cases().page({}).at(0).key, {{"employer", "Garage Zzyzx"}});
  people.set_role_holders(school, "referent", {id});
  people.mark_unreachable({school, "email", "zoe@zzyzx.example", {}, "5.1.1"});
  people.mark_unreachable({school, "email", "paul@example.org", {}, "5.1.1"});
  REQUIRE(everything(database).find("Zzyzx") != std::string::npos);

  CHECK(people.erase(school, id));
  CHECK(everything(database).find("Zzyzx") == std::string::npos);
  CHECK(everything(database).find("zzyzx") == std::string::npos);
  CHECK(people.unreachable(school).size() == 1);
  CHECK(everything(database).find("Petit") != std::string::npos);
  CHECK(people.role_holders(school).empty());
  CHECK(store->audit().orphans(10).empty());
}

TEST_CASE("A guardian of two pupils stays with the other when one is erased") {
  const Database database(contract_server);
  const auto store = database.open();
  auto& people = store->people();
  auto lea = pupil("E1", {{"family_name", "Martin"}});
  auto tom = pupil("E2", {{"family_name", "Martin"}});
  lea.guardians = tom.guardians = {"G1"};
  (void)people.import_roster(school, {{PersonKind::guardian, "G1", {{"family_name", "Martin"}}, {}}, lea, tom}, true);
  CHECK(people.erase(school, people.find(school, PersonKind::student, "E1")->id));
  CHECK(people.find(school, PersonKind::student, "E2")->guardians ==
        std::vector{people.find(school, PersonKind::guardian, "G1")->id});
}

TEST_CASE("Pupils are found with their guardians, one as well as several") {
  const Database database(contract_server);
  const auto store = database.open();
  auto& people = store->people();
  auto lea = pupil("E1", {{"family_name", "Martin"}});
  auto tom = pupil("E2", {{"family_name", "Martin"}});
  lea.guardians = {"G1", "G2"};
  tom.guardians = {"G1"};
  const auto guardian = [](const std::string& reference) {
    return port::RosterEntry{PersonKind::guardian, reference, {{"family_name", "Martin"}}, {}};
  };
  (void)people.import_roster(school, {guardian("G1"), guardian("G2"), lea, tom}, true);
  const auto one = people.find(school, PersonKind::student, "E1")->id;
  const auto other = people.find(school, PersonKind::student, "E2")->id;
  const auto found = [&](const std::vector<PersonId>& ids) {
    std::map<std::string, std::size_t> guardians;
    for (const auto& person : people.families(school, ids)) {
      CHECK(person.fields.at("family_name") == "Martin");
      guardians[person.reference] = person.guardians.size();
    }
    return guardians;
  };
  using Found = std::map<std::string, std::size_t>;
  CHECK(found({one}) == Found{{"E1", 2}, {"G1", 0}, {"G2", 0}});
  CHECK(found({other}) == Found{{"E2", 1}, {"G1", 0}});
  CHECK(found({one, other}) == Found{{"E1", 2}, {"E2", 1}, {"G1", 0}, {"G2", 0}});
  CHECK(found({}).empty());
}

TEST_CASE("Schools and the holders of their roles are kept in order") {
  const Database database(contract_server);
  const auto store = database.open();
  auto& people = store->people();
  port::SchoolRecord lycee;
  lycee.uai = school;
  lycee.name = "Lycée professionnel des Lilas";
  lycee.time_zone = "Europe/Paris";
  people.put({lycee});
  lycee.name = "Lycée des Lilas";
  people.put({lycee});
  CHECK(people.schools().size() == 1);
  CHECK(people.school(school)->name == "Lycée des Lilas");
  CHECK_FALSE(people.school(other_school));
  people.set_role_holders(school, "referent", {PersonId(7), PersonId(3)});
  people.set_role_holders(school, "head", {PersonId(1)});
  const auto holders = people.role_holders(school);
  REQUIRE(holders.size() == 3);
  CHECK(holders[1].person == PersonId(7));
  CHECK(holders[2].rank == 1);
}

TEST_CASE("An address that is marked as unreachable can be written to again") {
  const Database database(contract_server);
  const auto store = database.open();
  auto& people = store->people();
  people.mark_unreachable({school, "email", "zoe@example.org", at(1), "5.1.1"});
  CHECK_FALSE(people.mark_reachable(school, "sms", "zoe@example.org"));
  CHECK(people.mark_reachable(school, "email", "zoe@example.org"));
  CHECK(people.unreachable(school).empty());
  CHECK_FALSE(people.mark_reachable(school, "email", "zoe@example.org"));
}

#include "adapters/csv/staff.hpp"

#include "support/catch.hpp"

using namespace filrouge;

TEST_CASE("staff is read by role, one line each, in order") {
  const auto read = csv::read_staff(
      "role;nom;prenom;courriel;telephone\n"
      "head;Ormouvrier;Ève;direction@exemple.invalid;0399000001\n"
      "referent;Saulétoy;;referent@exemple.invalid;\n",
      {});
  REQUIRE(read);
  REQUIRE(read->staff.size() == 2);
  CHECK(read->staff[0].role == "head");
  CHECK(read->staff[0].person.reference == "direction@exemple.invalid");
  CHECK(read->staff[0].person.fields.at("phone") == "0399000001");
  CHECK(read->staff[1].person.fields.count("given_names") == 0);
}

TEST_CASE("a line of staff without role, name or address is rejected with its reason") {
  const auto read = csv::read_staff(
      "role;nom;courriel\n"
      ";A;a@exemple.invalid\n"
      "head;;a@exemple.invalid\n"
      "head;A;nowhere\n"
      "head;A;ève@exemple.invalid\n",
      {});
  REQUIRE(read);
  CHECK(read->staff.empty());
  CHECK(read->report.count(csv::LineReport::Outcome::rejected) == 4);
  CHECK(read->report.lines()[2].reason == "The courriel \"nowhere\" is no e-mail address.");
  CHECK(read->report.lines()[3].reason ==
        "The courriel \"ève@exemple.invalid\" has letters that stand in no e-mail address.");
}

#include "cli/greeted_school.hpp"
#include "support/catch.hpp"

// What a case says about messages that nobody gets, and about what it takes.
using namespace filrouge::test;

namespace {

constexpr auto told_of_minors = "guardian: { title: Famille, channels: [email], when: 'age(student.birth_date) < 18' }";
constexpr auto minor = "0579001Z/1";
constexpr auto adult = "0579001Z/2";

std::string why(const GreetedSchool& school, const std::string& now, const std::string& reference = minor) {
  return school.run({"message", "why", "--case", reference}, now).out;
}

}  // namespace

TEST_CASE("what nobody gets because of the condition of its role names that condition, before and after") {
  const GreetedSchool school("hello: guardian", told_of_minors);
  CHECK(holds(why(school, GreetedSchool::evening, minor),
              "    next     it leaves at 2026-06-02 08:00, to whoever is Famille then\n"));
  const auto waiting = why(school, GreetedSchool::evening, adult);
  INFO(waiting);
  CHECK(holds(waiting,
              "    role     Famille is told only when age(student.birth_date) < 18 (greeting.yaml:4)\n"
              "    next     as things stand nobody gets it; that is asked once more at 2026-06-02 08:00\n"));

  GreetedSchool::require(school.tick(GreetedSchool::morning));
  const auto kept = school.run({"message", "why", school.first("suppressed")}, GreetedSchool::noon).out;
  INFO(kept);
  CHECK(holds(kept,
              "    now      not sent: the condition of their role does not hold that day\n"
              "    role     Famille is told only when age(student.birth_date) < 18 (greeting.yaml:4)\n"));
}

TEST_CASE("what was withdrawn because the case closed names the step that closed it") {
  const GreetedSchool school;
  GreetedSchool::require(school.run({"case", "send", "0579001Z/1", "left", "--by", "student"}));
  const auto withdrawn = why(school, GreetedSchool::noon);
  INFO(withdrawn);
  CHECK(holds(withdrawn,
              "    now      withdrawn, the case was closed by step 2, 2026-06-01 22:00\n"
              "    next     nothing\n"));
  CHECK(holds(school.run({"case", "why", "0579001Z/1"}, GreetedSchool::noon).out,
              "“Bienvenue à tous” to Élève, withdrawn, the case was closed by step 2, 2026-06-01 22:00\n"));
}

TEST_CASE("what was withdrawn because it was too late does not blame the close") {
  const GreetedSchool school("hello: { role: student, until: 1 day }");
  GreetedSchool::require(school.tick("2026-06-08T10:00:00Z"));
  GreetedSchool::require(school.run({"case", "send", "0579001Z/1", "left", "--by", "student"}, "2026-06-08T11:00:00Z"));
  CHECK(holds(why(school, "2026-06-08T12:00:00Z"), "    now      withdrawn, it was too late\n"));
}

TEST_CASE("an event that only changes facts is among those a case takes, closed or not") {
  const GreetedSchool school;
  const auto next = [&] { return school.run({"case", "next", "0579001Z/1"}).out; };
  constexpr auto noted =
      "It notes, whatever its state:\n"
      "  address.checked         Adresse vérifiée\n";
  CHECK(holds(next(), std::string("It takes:\n  left                    Départ\n") + noted));
  GreetedSchool::require(school.run({"case", "send", "0579001Z/1", "left", "--by", "student"}));
  CHECK(holds(next(), noted));
  CHECK_FALSE(holds(next(), "It takes:"));
  GreetedSchool::require(school.run({"case", "send", "0579001Z/1", "address.checked", "--by", "student"}));
}

#include "cli/greeted_school.hpp"
#include "support/catch.hpp"

// Who wants no messages, by the commands that say so.
using namespace filrouge::test;

namespace {

constexpr auto morning = GreetedSchool::morning;
constexpr auto noon = GreetedSchool::noon;

std::string messages_of(const GreetedSchool& school, const std::string& reference) {
  return school.run({"message", "list", "--case", reference}, noon).out;
}

}  // namespace

TEST_CASE("a pupil who has opted out is sent nothing, which is listed with its reason, until that is taken back") {
  const GreetedSchool school;
  const auto out = school.run({"person", "opt-out", "--case", "0579001Z/1"});
  GreetedSchool::require(out);
  CHECK(out.out == "Ormouvrier Noémie is not written to: opted out on 2026-06-01\n");
  GreetedSchool::require(school.tick(morning));
  CHECK(holds(messages_of(school, "0579001Z/1"), "not sent: they want no messages\n"));
  CHECK(holds(messages_of(school, "0579001Z/2"), "sent 2026-06-02 08:00\n"));

  const auto message = school.first("suppressed");
  CHECK(holds(school.run({"message", "why", message}, noon).out, "not sent: they want no messages\n"));
  GreetedSchool::require(school.run({"message", "retry", message}, noon));
  CHECK(holds(school.tick(noon).out, " 0 messages sent"));

  const auto in = school.run({"person", "opt-in", message}, noon);
  GreetedSchool::require(in);
  CHECK(in.out == "Ormouvrier Noémie may be written to\n");
  GreetedSchool::require(school.run({"message", "retry", message}, noon));
  CHECK(holds(school.tick(noon).out, " 1 messages sent"));
  CHECK(holds(messages_of(school, "0579001Z/1"), "sent 2026-06-02 12:00\n"));
}

TEST_CASE("a message on its way is not sent to who has opted out meanwhile") {
  const GreetedSchool school("hello: student, welcome: student");
  school.write("filrouge.yaml", "delivery: { messages_a_day: 1 }\n");
  const auto tick = [&](const std::string& now) {
    GreetedSchool::require(
        school.run({"tick", "--maildir", school.path("mail"), "--config", school.path("filrouge.yaml")}, now));
  };
  tick(morning);
  const auto waiting = school.first("pending");
  GreetedSchool::require(school.run({"person", "opt-out", waiting}, noon));
  tick("2026-06-03T06:00:00Z");
  CHECK(holds(school.run({"message", "show", waiting}, noon).out, "not sent: they want no messages\n"));
}

TEST_CASE("an import does not take back who has opted out, nor does opting out twice change the day") {
  const GreetedSchool school;
  GreetedSchool::require(school.run({"person", "opt-out", "--case", "0579001Z/1"}));
  const std::string corrected =
      "Id National;Nom de famille;Prénom;Date Naissance;Code MEF;Email\n"
      "000000001FR;Ormouvrier;Noémie;04/02/2009;24122137221;n.ormouvrier@exemple.invalid\n";
  school.write("students.csv", corrected);
  const auto imported = school.run(
      {"import", "students", "--school", "0579001Z", "--date-form", "dd/mm/yyyy", school.path("students.csv")});
  INFO(imported.out << imported.err);
  CHECK(holds(imported.out, "1 changed"));
  CHECK(school.run({"person", "opt-out", "--case", "0579001Z/1"}, noon).out ==
        "Ormouvrier Noémie is not written to: opted out on 2026-06-01\n");
  GreetedSchool::require(school.tick(morning));
  CHECK(holds(messages_of(school, "0579001Z/1"), "not sent: they want no messages\n"));
}

TEST_CASE("the guardians of a pupil opt out together, or each by a message") {
  const GreetedSchool school("hello: guardian", "guardian: { title: Responsable légal, channels: [email] }");
  const auto out = school.run({"person", "opt-out", "--case", "0579001Z/1", "--guardians"});
  CHECK(out.out ==
        "Ormouvrier Karim is not written to: opted out on 2026-06-01\n"
        "Ormouvrier Frédéric is not written to: opted out on 2026-06-01\n");
  GreetedSchool::require(school.tick(morning));
  const auto message = school.first("suppressed");
  CHECK_FALSE(holds(messages_of(school, "0579001Z/1"), " sent "));
  CHECK(school.run({"person", "opt-in", message, "--json"}, noon).out.starts_with("{\"opted_out\":null,\"person\":"));
}

TEST_CASE("a webhook is told all the same: it is for a program, and nobody can opt out of it") {
  const GreetedSchool school("hello: student", "student: { title: Élève, channels: [webhook] }");
  GreetedSchool::require(school.run({"person", "opt-out", "--case", "0579001Z/1"}));
  GreetedSchool::require(school.tick(morning));
  CHECK(holds(messages_of(school, "0579001Z/1"), "sent 2026-06-02 08:00\n"));
}

TEST_CASE("who is to opt out has to be said, and be somebody") {
  const GreetedSchool school("hello: { role: office }", "office: { title: Secrétariat, channels: [webhook] }");
  GreetedSchool::require(school.tick(morning));
  CHECK(holds(school.run({"person", "opt-out"}).err, "Say which messages, or --case."));
  CHECK(holds(school.run({"person", "opt-out", "0579001Z/1"}, noon).err,
              "The message 0579001Z/1 was for a program, for nobody."));
  CHECK(holds(school.run({"person", "opt-in", "--case", "0579001Z/999"}).err, "There is no case 0579001Z/999"));
  CHECK(school.run({"person", "opt-out", "0579001Z/1", "--guardians"}).exit_code == 2);
}

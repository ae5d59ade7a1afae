#include "cli/greeted_school.hpp"
#include "support/catch.hpp"

#include <filesystem>
using namespace filrouge::test;

TEST_CASE("what waits for its hour says so, with the rule and its line, and what was sent still knows") {
  const GreetedSchool school;
  CHECK(holds(school.tick(GreetedSchool::evening).out, " 0 messages sent"));
  const auto waiting = school.run({"message", "why", "--case", "0579001Z/1"}).out;
  INFO(waiting);
  CHECK(holds(waiting, "“Bienvenue à tous”\n"));
  CHECK(holds(waiting, "The message \"waiting.hello\" is told (greeting.yaml:7)."));
  CHECK(holds(waiting, "until 2026-06-02 08:00: people outside are written to from 8:00 to 20:00 on ouvrable days"));
  CHECK(holds(waiting, "it leaves at 2026-06-02 08:00, to whoever is Élève then"));

  GreetedSchool::require(school.tick(GreetedSchool::morning));
  const auto sent = school.run({"message", "why", "0579001Z/1"}, GreetedSchool::noon).out;
  INFO(sent);
  CHECK(holds(sent, "(greeting.yaml:7)"));
  CHECK(holds(sent, "now      sent 2026-06-02 08:00"));
  CHECK(school.run({"message", "why", "--case", "0579001Z/1"}, GreetedSchool::noon).out.empty());
}

TEST_CASE("what came back is explained, its address is left alone, and who has another channel is told over that one") {
  const GreetedSchool school;
  GreetedSchool::require(school.tick(GreetedSchool::morning));
  const auto report = school.report(school.address());
  const auto bounced = school.run({"message", "bounced"}, GreetedSchool::noon, report);
  GreetedSchool::require(bounced);
  CHECK(bounced.out == "0579001Z/1 came back; nothing is written to its address any more\n");
  CHECK(school.run({"message", "bounced"}, GreetedSchool::noon, report).out ==
        "0579001Z/1 is known to have come back\n");
  const auto why = school.run({"message", "why", "0579001Z/1"}, GreetedSchool::noon).out;
  INFO(why);
  CHECK(holds(why, "2026-06-02 12:00 came back: the address does not exist (5.1.1)"));
  CHECK(holds(why, "\"filrouge message retry 0579001Z/1\" sends it again"));

  CHECK(holds(school.tick(GreetedSchool::noon).out, " 1 messages sent"));
  CHECK(holds(school.run({"message", "list", "--case", "0579001Z/1"}, GreetedSchool::noon).out, " letter "));

  CHECK(holds(school.run({"message", "retry", "0579001Z/1"}, GreetedSchool::noon).out, "0579001Z/1 is tried again"));
  CHECK(holds(school.tick(GreetedSchool::noon).out, " 0 messages sent"));
  CHECK(holds(school.run({"message", "show", "0579001Z/1"}, GreetedSchool::noon).out,
              "not sent: nobody is reached at their address any more"));

  CHECK(holds(school.run({"message", "unmark", "0579001Z/1"}, GreetedSchool::noon).out, "is written to again"));
  CHECK(school.run({"message", "unmark", "0579001Z/1"}, GreetedSchool::noon).exit_code == 1);
  CHECK(holds(school.run({"message", "retry", "0579001Z/1"}, GreetedSchool::noon).out, "0579001Z/1 is tried again"));
  CHECK(holds(school.tick(GreetedSchool::noon).out, " 1 messages sent"));
}

TEST_CASE("a Maildir of reports is taken in, and what is no report stays new") {
  const GreetedSchool school;
  GreetedSchool::require(school.tick(GreetedSchool::morning));
  school.write("reports/cur/.keep", "");
  school.write("reports/new/1.eml", school.report(school.address()));
  school.write("reports/new/2.eml", "Subject: Absence\n\nJe suis absente.\n");
  const auto taken = school.run({"message", "bounced", "--maildir", school.path("reports")}, GreetedSchool::noon);
  GreetedSchool::require(taken);
  CHECK(holds(taken.out, "0579001Z/1 came back"));
  CHECK(holds(taken.err, "1 mails are no reports"));
  CHECK(std::filesystem::exists(school.path("reports/cur/1.eml:2,S")));
  CHECK(std::filesystem::exists(school.path("reports/new/2.eml")));
}

TEST_CASE("what cannot be taken in or sent again is one sentence") {
  const GreetedSchool school;
  GreetedSchool::require(school.tick(GreetedSchool::morning));
  CHECK(school.run({"message", "bounced"}, GreetedSchool::noon, "Subject: Absence\n\nJe suis absente.\n").exit_code ==
        1);
  CHECK(school.run({"message", "bounced", "--maildir", school.path("nowhere")}).exit_code == 2);
  const auto sent = school.run({"message", "retry", "0579001Z/1"}, GreetedSchool::noon);
  CHECK(sent.exit_code == 1);
  CHECK(sent.out == "0579001Z/1 was sent, or is on its way already\n");
  CHECK(holds(school.run({"message", "retry"}).err, "Say which messages, or --all."));
  CHECK(holds(school.run({"message", "why", "0579001Z/999"}).err, "There is no message 0579001Z/999"));
}

TEST_CASE("what the daily ceiling puts off says after how many messages, by which key, and when it will leave") {
  const GreetedSchool school("hello: student, welcome: student");
  school.write("filrouge.yaml", "delivery: { messages_a_day: 1 }\n");
  const auto tick = [&](const std::string& now) {
    GreetedSchool::require(
        school.run({"tick", "--maildir", school.path("mail"), "--config", school.path("filrouge.yaml")}, now));
  };
  tick(GreetedSchool::morning);
  const auto message = school.first("pending");
  const auto by_day = school.run({"message", "why", message}, GreetedSchool::noon).out;
  INFO(by_day);
  CHECK(holds(
      by_day,
      "    now      put off: 1 message had left to them that day, and \"messages_a_day\" under \"delivery\" in the "
      "configuration allows no more\n"
      "    next     it leaves at 2026-06-03 08:00\n"));

  tick("2026-06-02T18:30:00Z");
  const auto by_night = school.run({"message", "why", message}, "2026-06-02T18:30:00Z").out;
  INFO(by_night);
  CHECK(holds(by_night,
              "    now      put off: when it was due, people were not written to\n"
              "    next     it leaves at 2026-06-03 08:00\n"));
}

TEST_CASE("a channel that cannot be opened is named, its messages wait for it and the others leave") {
  const GreetedSchool school;
  school.write("filrouge.yaml", "channels: { email: { maildir: mail }, letter: { maildir: letters } }\n");
  school.write("letters", "a file where the folder should be");
  const auto tick = [&](const std::string& now) {
    return school.run({"tick", "--config", school.path("filrouge.yaml")}, now);
  };
  (void)tick(GreetedSchool::evening);
  const auto sent = tick(GreetedSchool::morning);
  GreetedSchool::require(sent);
  CHECK(holds(sent.out, " 112 messages sent"));
  CHECK(holds(sent.err, "filrouge: The channel letter cannot be opened: Cannot deliver into \""));
  CHECK(holds(school.run({"message", "why", school.first("pending")}, GreetedSchool::morning).out,
              "the channel letter takes nothing for now: The channel letter cannot be opened"));

  std::filesystem::remove(school.path("letters"));
  const auto later = tick(GreetedSchool::noon);
  CHECK(holds(later.out, " 8 messages sent"));
  CHECK(later.err.empty());
}

TEST_CASE("what waits for a channel says what is wrong with it, and when it is tried") {
  const GreetedSchool school;
  GreetedSchool::require(school.tick(GreetedSchool::evening));
  std::filesystem::remove(school.path("mail/tmp"));
  std::filesystem::create_directory_symlink("/proc", school.path("mail/tmp"));  // where no file can be made
  (void)school.tick(GreetedSchool::morning);
  const auto why = school.run({"message", "why", school.first("pending")}, GreetedSchool::morning).out;
  INFO(why);
  CHECK(holds(why, "    waits    the channel email takes nothing for now: Cannot deliver into \"" +
                       school.path("mail") +
                       "\" (No such file or directory): check that the folder can be written.\n"
                       "    next     it leaves at 2026-06-02 08:01\n"));
}

TEST_CASE("what nobody is there to be told says so, and who stands in where somebody does") {
  const auto told_to_office = [](const std::string& office) {
    return GreetedSchool("hello: { role: office }", office + ", head: { title: Proviseur }");
  };
  SECTION("nobody") {
    const auto school = told_to_office("office: { title: Secrétariat }");
    GreetedSchool::require(school.tick(GreetedSchool::morning));
    const auto why = school.run({"message", "why", "--case", "0579001Z/1"}, GreetedSchool::noon).out;
    INFO(why);
    CHECK(holds(why,
                "    to       nobody is Secrétariat at the lycée, and nobody stands in: \"filrouge import staff\" "
                "says who is\n"
                "    now      nobody was told: nobody was there to be\n"
                "    next     nothing\n"));
  }
  SECTION("a stand-in") {
    const auto school = told_to_office("office: { title: Secrétariat, stand_in: head }");
    school.write("staff.csv", "role;nom;prenom;courriel\nhead;Exemple;Anne;head@exemple.invalid\n");
    GreetedSchool::require(school.run({"import", "staff", "--school", "0579001Z", school.path("staff.csv")}));
    GreetedSchool::require(school.tick(GreetedSchool::morning));
    const auto why = school.run({"message", "why", "0579001Z/1"}, GreetedSchool::noon).out;
    INFO(why);
    CHECK(holds(why, "    to       nobody is Secrétariat at the lycée: Proviseur stands in\n"));
  }
}

TEST_CASE("a role that is told through a program needs nobody who holds it") {
  const GreetedSchool school("hello: { role: office }", "office: { title: Secrétariat, channels: [webhook] }");
  GreetedSchool::require(school.tick(GreetedSchool::morning));
  const auto why = school.run({"message", "why", "0579001Z/1"}, GreetedSchool::noon).out;
  INFO(why);
  CHECK(holds(why, "“Bienvenue à tous” to the program by webhook\n"));
  CHECK(holds(why, "    now      sent 2026-06-02 08:00\n"));
}

TEST_CASE("a list that is not shown to its end says so, and how to go on") {
  const GreetedSchool school;
  const auto first = school.run({"case", "list", "--limit", "2"});
  CHECK(holds(first.out, "0579001Z/2 "));
  CHECK_FALSE(holds(first.out, "0579001Z/3 "));
  CHECK(first.err == "There are more: only the first 2 are shown; go on with --after 0579001Z/2.\n");
  const auto next = school.run({"case", "list", "--limit", "1", "--after", "0579001Z/2"});
  CHECK(holds(next.out, "0579001Z/3 "));
  const auto last = school.run({"case", "list", "--after", "0579001Z/119"});
  CHECK(holds(last.out, "0579001Z/120 "));
  CHECK(last.err.empty());

  GreetedSchool::require(school.tick(GreetedSchool::morning));
  const auto oldest = school.run({"message", "list", "--limit", "3"});
  CHECK(oldest.err == "There are more: only the oldest 3 are shown; go on with --after 0579001Z/3.\n");
  const auto others = school.run({"message", "list", "--limit", "1", "--after", "0579001Z/3"});
  CHECK(holds(others.out, "0579001Z/4 "));
  CHECK_FALSE(holds(others.out, "0579001Z/3 "));
}

TEST_CASE("the messages of a case are all listed, or those of a status") {
  const GreetedSchool school;
  GreetedSchool::require(school.tick(GreetedSchool::morning));
  const auto listed = [&](std::vector<std::string> options) {
    options.insert(options.begin(), {"message", "list", "--case", "0579001Z/1"});
    return school.run(options, GreetedSchool::noon);
  };
  CHECK(holds(listed({}).out, "0579001Z/1 "));
  CHECK(holds(listed({"--status", "sent"}).out, "0579001Z/1 "));
  CHECK(listed({"--status", "dead"}).out.empty());
  CHECK(holds(listed({"--status", "lost"}).err, "\"lost\" is no status of a message."));
}

TEST_CASE("messages are listed, and sent again, by school and channel") {
  const GreetedSchool school;
  GreetedSchool::require(school.tick(GreetedSchool::morning));
  CHECK(holds(school.run({"message", "list", "--school", "0579001Z", "--channel", "email"}).out, "0579001Z/1 "));
  CHECK(school.run({"message", "list", "--channel", "sms"}).out.empty());
  const auto elsewhere = school.run({"message", "list", "--school", "0570001A"});
  CHECK(elsewhere.exit_code != 0);
  CHECK(holds(elsewhere.err, "0570001A"));

  const auto report = school.report(school.address());
  GreetedSchool::require(school.run({"message", "bounced"}, GreetedSchool::noon, report));
  const std::vector<std::string> again = {"message", "retry", "--all", "--status", "bounced", "--channel"};
  const auto over = [&](const std::string& channel) {
    auto command = again;
    command.push_back(channel);
    return school.run(command, GreetedSchool::noon).out;
  };
  CHECK(over("letter").empty());
  CHECK(over("email") == "0579001Z/1 is tried again\n");
}

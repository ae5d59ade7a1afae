#include "cli/example_school.hpp"
#include "cli/exit_code.hpp"
#include "cli/program.hpp"
#include "support/catch.hpp"
#include "support/database.hpp"

#include <array>
#include <fstream>
#include <sstream>

// What goes wrong outside: one clear sentence with the place and the remedy, the documented exit code, and nothing
// lost.
using namespace filrouge;
using test::ExampleSchool;
using test::holds;
using test::run_filrouge;

TEST_CASE("a command line that is not understood is answered with the nearest word and where help is") {
  struct Line {
    std::vector<std::string> words;
    const char* answer;
  };
  const std::vector<Line> lines{
      {{"chek"}, "\"chek\" is not a command; did you mean \"check\"?\n\"filrouge --help\" lists the commands.\n"},
      {{}, "A command is missing.\n\"filrouge --help\" lists the commands.\n"},
      {{"case"}, "A command is missing.\n\"filrouge case --help\" lists the commands.\n"},
      {{"case", "list", "--sate", "july"},
       "\"--sate\" is no option of \"filrouge case list\"; did you mean \"--state\"?\n"
       "\"filrouge case list --help\" shows how it is used.\n"},
      {{"tick", "twice"},
       "\"twice\" is one word too many for \"filrouge tick\".\n\"filrouge tick --help\" shows how it is used.\n"},
      {{"publish"}, "PATHWAY is required.\n\"filrouge publish --help\" shows how it is used.\n"},
      {{"tick", "--now", "2026-02-30T00:00:00Z"},
       "--now: \"2026-02-30T00:00:00Z\" is no instant; write one like 2026-07-13T08:00:00Z.\n"
       "\"filrouge tick --help\" shows how it is used.\n"},
      {{"case", "list", "--status", "shut"},
       "--status: shut not in {open,closed,all}.\n\"filrouge case list --help\" shows how it is used.\n"},
      {{"case", "send", "0579001Z/1", "caf\xe9"},
       "Word 4 of the command line is not UTF-8: use a terminal in UTF-8, or rename the file.\n"},
  };
  for (const auto& [words, answer] : lines) {
    const auto ran = run_filrouge(words);
    CHECK(ran.exit_code == cli::cannot_run);
    CHECK(ran.err == std::string("filrouge: ") + answer);
    CHECK(ran.out.empty());
  }
}

TEST_CASE("an answer that cannot be written is a failure, not silence") {
  std::istringstream in;
  std::ofstream full("/dev/full");
  std::ostringstream err;
  const std::array words{"filrouge", "eval", "1 + 1"};
  CHECK(cli::run_program(words.size(), words.data(), in, full, err) == cli::cannot_run);
  CHECK(err.str() == "filrouge: The answer could not be written: check where the output goes, and its disk.\n");
}

TEST_CASE("an event that cannot be recorded says why, and leaves the case as it was") {
  struct Line {
    std::vector<std::string> words;
    int exit_code;
    const char* sentence;
  };
  const std::vector<Line> lines{
      {{"contact.maid"}, cli::findings, "contact.made"},
      {{"result.received", "decision=lost"}, cli::findings, "passed"},
      {{"result.received"}, cli::findings, "decision"},
      {{"result.received", "decision"}, cli::cannot_run, "\"decision\" is no field; write NAME=VALUE."},
      {{"result.received", "--payload", "[]"}, cli::cannot_run, "--payload is not a JSON object"},
      {{"result.received", "decision=passed", "--occurred", "2026-02-30"},
       cli::cannot_run,
       "\"2026-02-30\" is no day that exists"},
      {{"list.signed", "--by", "student"}, cli::findings, "is recorded by head, not by student."},
      {{"reached.never"}, cli::findings, "reached.never"},
  };
  const ExampleSchool school;
  for (const auto& line : lines) {
    std::vector<std::string> words{"case", "send", "0579001Z/1"};
    words.insert(words.end(), line.words.begin(), line.words.end());
    const auto ran = school.run(words);
    INFO(line.words.front() << " → " << ran.out << ran.err);
    CHECK(ran.exit_code == line.exit_code);
    CHECK(holds(ran.out + ran.err, line.sentence));
  }
  school.check_nothing_changed();
}

TEST_CASE("a file that is not what it should be goes in not at all") {
  const ExampleSchool school;
  const auto utf16 = school.file("utf16.csv", std::string("\xff\xfer\0o\0", 6));
  const auto headless = school.file("headless.csv", "a;b\n1;2\n");
  const auto broken = school.file("broken.yaml", "pathway: [\n");
  struct Line {
    std::vector<std::string> words;
    int exit_code;
    const char* sentence;
  };
  const std::vector<Line> lines{
      {{"import", "students", "absent.csv"}, cli::cannot_run, "Cannot read \"absent.csv\""},
      {{"import", "students", utf16}, cli::cannot_run, "UTF-16"},
      {{"import", "results", headless}, cli::cannot_run, "decision"},
      {{"import", "events", headless}, cli::cannot_run, "evenement"},
      {{"import", "students", headless, "--school", "0570001A"}, cli::cannot_run, "is not in the database"},
      {{"import", "students", headless, "--encoding", "latin"}, cli::cannot_run, "\"latin\" is nothing"},
      {{"publish", broken}, cli::findings, "broken.yaml:1:10"},
  };
  for (const auto& line : lines) {
    const auto ran = school.run(line.words);
    INFO(line.words.back() << " → " << ran.out << ran.err);
    CHECK(ran.exit_code == line.exit_code);
    CHECK(holds(ran.out + ran.err, line.sentence));
  }
  school.check_nothing_changed();
}

TEST_CASE("with --strict, a line that a case refuses keeps all others out, and a dry run foresees it") {
  const ExampleSchool school;
  const std::string log =
      "date;ine;evenement;par;donnees\n2025-09-15;000000001FR;notice.given;teacher;channel=class\n"
      "2025-09-15;000000002FR;notice.givn;teacher;channel=class\n"
      "2025-09-15;;notice.given;teacher;channel=class\n";
  for (const auto* option : {"--strict", "--dry-run"}) {
    const auto ran = school.import_csv("events", log, {option});
    INFO(ran.out);
    CHECK(ran.exit_code == cli::findings);
    CHECK(holds(ran.out, "line 3: rejected: No case of the pupil has an event \"notice.givn\"."));
    CHECK(holds(ran.out, "line 4: rejected: \"notice.given\" is about one pupil: say which by the INE."));
    CHECK(holds(ran.out, "1 accepted, 2 rejected, 0 skipped ("));
    CHECK(holds(ran.out, "nothing was written)"));
    school.check_nothing_changed();
  }
  CHECK(school.run({"case", "list", "--refused"}).out.empty());
  CHECK(holds(school.import_csv("events", log).out, "1 accepted, 2 rejected, 0 skipped\n"));
}

TEST_CASE("an imported event that was refused is listed by its name, with its case and the line it came from") {
  const ExampleSchool school;
  const auto* log =
      "date;ine;evenement;par;donnees;reference\n2025-09-15;000000001FR;notice.given;head;channel=class;l1\n";
  CHECK(school.import_csv("events", log).exit_code == cli::findings);
  const auto listed = school.run({"case", "list", "--refused"});
  CHECK(listed.exit_code == cli::findings);
  CHECK(holds(listed.out, "Z 0579001Z/1 notice.given (events l1@1): not-by-this-role\n"));
  CHECK(holds(school.run({"case", "list", "--refused", "--json"}).out, R"("event":"notice.given")"));
}

TEST_CASE("a name that nobody knows is not answered with an empty list") {
  const ExampleSchool school;
  struct Line {
    std::vector<std::string> words;
    const char* sentence;
  };
  const std::vector<Line> lines{
      {{"case", "list", "--school", "0570108H"}, "The lycée 0570108H is not in the database"},
      {{"case", "list", "--cohort", "2025"}, "\"2025\" is no school year; write one like 2025-2026."},
      {{"case", "list", "--pathway", "avenirpo"},
       "There is no published pathway \"avenirpo\"; did you mean \"avenirpro\"?"},
      {{"case", "list", "--state", "phase2"},
       "No published pathway has the state \"phase2\"; did you mean \"phase1\"?"},
      {{"case", "list", "--refused", "--school", "0570108H"}, "is not in the database"},
      {{"case", "open", "--school", "0570108H"}, "is not in the database"},
      {{"case", "open", "--cohort", "2060-2061"}, "The calendars know nothing of the school year 2060-2061"},
      {{"import", "students", "--cohort", "2060-2061", ExampleSchool::of_the_year("students")},
       "The calendars know nothing of the school year 2060-2061"},
      {{"task", "list", "--school", "0570108H"}, "is not in the database"},
      {{"task", "list", "--role", "referant"},
       "No published pathway has the role \"referant\"; did you mean \"referent\"?"},
  };
  for (const auto& [words, sentence] : lines) {
    const auto ran = school.run(words);
    INFO(ran.out << ran.err);
    CHECK(ran.exit_code == cli::cannot_run);
    CHECK(holds(ran.err, sentence));
  }
  CHECK(school.run({"case", "list", "--state", "summer"}).exit_code == cli::done);
  school.check_nothing_changed();
}

TEST_CASE("a second import of the same files changes nothing") {
  const ExampleSchool school;
  const auto again = school.run({"import", "students", ExampleSchool::of_the_year("students")});
  CHECK(again.exit_code == cli::done);
  CHECK(holds(again.out, "0 added, 0 changed"));
  school.check_nothing_changed();
  const auto* log = "date;ine;evenement;par\n2025-09-15;000000001FR;campaign.notice;head\n";
  CHECK(school.import_csv("events", log, {}, "2025-09-16T06:00:00Z").exit_code == cli::done);
  const auto known = school.import_csv("events", log, {}, "2025-09-17T06:00:00Z");
  CHECK(known.exit_code == cli::done);
  CHECK(holds(known.out, "0 accepted, 0 rejected, 1 skipped"));
}

TEST_CASE("a database that cannot be used is one sentence with the remedy") {
  const test::TemporaryFolder folder;
  const auto missing = "sqlite:" + (folder.path() / "missing.sqlite").string();
  CHECK(run_filrouge({"case", "list", "--database", missing}).exit_code == cli::cannot_run);
  CHECK(holds(run_filrouge({"case", "list", "--database", missing}).err, "create it with `filrouge db migrate`"));
  const auto garbage = (folder.path() / "garbage.sqlite").string();
  std::ofstream(garbage) << "not a database, whatever its name says";
  CHECK(run_filrouge({"verify", "--database", garbage}).exit_code == cli::cannot_run);
  CHECK(run_filrouge({"verify", "--database", "postgresql:///nowhere?host=/nonexistent"}).exit_code == cli::cannot_run);

  const test::Database newer(test::Server::sqlite);
  newer.run("insert into schema_migration values (9999, 'future', '', 0)");
  const auto ran = run_filrouge({"case", "list", "--database", newer.address()});
  INFO(ran.err);
  CHECK(ran.exit_code == cli::cannot_run);
  CHECK(holds(ran.err, "newer"));
}

TEST_CASE("time is set on a rehearsal only") {
  const test::Database real(test::Server::sqlite);
  const auto made_again = run_filrouge({"db", "migrate", "--rehearsal", "--database", real.address()});
  CHECK(made_again.exit_code == cli::cannot_run);
  CHECK(holds(made_again.err, "is a real one and stays one"));
  const auto acting = run_filrouge({"tick", "--now", ExampleSchool::opening, "--database", real.address()});
  CHECK(acting.exit_code == cli::cannot_run);
  CHECK(holds(acting.err, "filrouge db migrate --rehearsal"));
  CHECK(run_filrouge({"case", "list", "--now", ExampleSchool::opening, "--database", real.address()}).exit_code ==
        cli::done);
}

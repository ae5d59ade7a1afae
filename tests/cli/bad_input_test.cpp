#include "cli/exit_code.hpp"
#include "cli/program.hpp"
#include "support/catch.hpp"
#include "support/database.hpp"
#include "support/temporary_folder.hpp"

#include <fstream>
#include <sstream>

// What goes wrong outside: one clear sentence with the place and the remedy, the documented exit code, and nothing
// lost.
using namespace filrouge;

namespace {

const std::string year = FILROUGE_SOURCE_DIR "/examples/lycee-year/";

struct Ran {
  int exit_code = 0;
  std::string out;
  std::string err;
};

Ran filrouge_(std::vector<const char*> words) {
  words.insert(words.begin(), "filrouge");
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  const int code = cli::run_program(static_cast<int>(words.size()), words.data(), in, out, err);
  return {code, out.str(), err.str()};
}

// A rehearsal with the example lycée's cases just opened.
class School {
 public:
  School() : database_("sqlite:" + (folder_.path() / "school.sqlite").string()) {
    REQUIRE(run({"db", "migrate", "--rehearsal"}).exit_code == cli::done);
    REQUIRE(run({"publish", FILROUGE_SOURCE_DIR "/workflows/avenirpro/avenirpro.yaml", "--now", now}).exit_code ==
            cli::done);
    REQUIRE(run({"import", "schools", (year + "schools.csv").c_str(), "--now", now}).exit_code == cli::done);
    REQUIRE(run({"import", "students", (year + "students.csv").c_str(), "--now", now}).exit_code == cli::done);
    before_ = state();
  }

  [[nodiscard]] Ran run(std::vector<const char*> words) const {
    words.push_back("--database");
    words.push_back(database_.c_str());
    return filrouge_(std::move(words));
  }

  [[nodiscard]] std::string file(const std::string& name, const std::string& content) const {
    const auto path = (folder_.path() / name).string();
    std::ofstream(path, std::ios::binary) << content;
    return path;
  }

  void check_nothing_changed() const {
    CHECK(state() == before_);
    CHECK(run({"verify"}).exit_code == cli::done);
  }

  static constexpr const char* now = "2025-09-15T06:00:00Z";

 private:
  [[nodiscard]] std::string state() const { return run({"case", "list", "--status", "all", "--json"}).out; }

  test::TemporaryFolder folder_;
  std::string database_;
  std::string before_;
};

}  // namespace

TEST_CASE("an unknown word on the command line is answered with the nearest one") {
  CHECK(filrouge_({"chek"}).exit_code == cli::cannot_run);
  CHECK(filrouge_({"chek"}).err ==
        "filrouge: \"chek\" is not a command; did you mean \"check\"?\n\"filrouge --help\" lists the commands.\n");
  CHECK(filrouge_({"tick", "--now", "2026-02-30T00:00:00Z"}).exit_code == cli::cannot_run);
}

TEST_CASE("an event that cannot be recorded says why, and leaves the case as it was") {
  struct Line {
    std::vector<const char*> words;
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
  const School school;
  for (const auto& line : lines) {
    std::vector<const char*> words{"case", "send", "0579001Z/1"};
    words.insert(words.end(), line.words.begin(), line.words.end());
    words.insert(words.end(), {"--now", School::now});
    const auto ran = school.run(words);
    INFO(line.words.front() << " → " << ran.out << ran.err);
    CHECK(ran.exit_code == line.exit_code);
    CHECK((ran.out + ran.err).find(line.sentence) != std::string::npos);
  }
  school.check_nothing_changed();
}

TEST_CASE("a file that is not what it should be goes in not at all") {
  const School school;
  const auto utf16 = school.file("utf16.csv", std::string("\xff\xfer\0o\0", 6));
  const auto headless = school.file("headless.csv", "a;b\n1;2\n");
  const auto broken = school.file("broken.yaml", "pathway: [\n");
  struct Line {
    std::vector<const char*> words;
    int exit_code;
    const char* sentence;
  };
  const std::vector<Line> lines{
      {{"import", "students", "absent.csv"}, cli::cannot_run, "Cannot read \"absent.csv\""},
      {{"import", "students", utf16.c_str()}, cli::cannot_run, "UTF-16"},
      {{"import", "results", headless.c_str()}, cli::cannot_run, "decision"},
      {{"import", "events", headless.c_str()}, cli::cannot_run, "evenement"},
      {{"import", "students", headless.c_str(), "--school", "0570001A"}, cli::cannot_run, "is not in the database"},
      {{"import", "students", headless.c_str(), "--encoding", "latin"}, cli::cannot_run, "\"latin\" is nothing"},
      {{"publish", broken.c_str()}, cli::findings, "broken.yaml:2:1"},
  };
  for (const auto& line : lines) {
    auto words = line.words;
    words.insert(words.end(), {"--now", School::now});
    const auto ran = school.run(words);
    INFO(line.words.back() << " → " << ran.out << ran.err);
    CHECK(ran.exit_code == line.exit_code);
    CHECK((ran.out + ran.err).find(line.sentence) != std::string::npos);
  }
  school.check_nothing_changed();
}

TEST_CASE("a second import of the same files changes nothing") {
  const School school;
  const auto again = school.run({"import", "students", (year + "students.csv").c_str(), "--now", School::now});
  CHECK(again.exit_code == cli::done);
  CHECK(again.out.find("0 added, 0 changed") != std::string::npos);
  school.check_nothing_changed();
  const auto log = school.file("log.csv", "date;ine;evenement;par\n2025-09-15;000000001FR;campaign.notice;head\n");
  CHECK(school.run({"import", "events", log.c_str(), "--now", "2025-09-16T06:00:00Z"}).exit_code == cli::done);
  const auto known = school.run({"import", "events", log.c_str(), "--now", "2025-09-17T06:00:00Z"});
  CHECK(known.exit_code == cli::done);
  CHECK(known.out.find("0 accepted, 0 rejected, 1 skipped") != std::string::npos);
}

TEST_CASE("a database that cannot be used is one sentence with the remedy") {
  const test::TemporaryFolder folder;
  const auto missing = "sqlite:" + (folder.path() / "missing.sqlite").string();
  CHECK(filrouge_({"case", "list", "--database", missing.c_str()}).exit_code == cli::cannot_run);
  CHECK(filrouge_({"case", "list", "--database", missing.c_str()}).err.find("create it with `filrouge db migrate`") !=
        std::string::npos);
  const auto garbage = (folder.path() / "garbage.sqlite").string();
  std::ofstream(garbage) << "not a database, whatever its name says";
  CHECK(filrouge_({"verify", "--database", garbage.c_str()}).exit_code == cli::cannot_run);
  CHECK(filrouge_({"verify", "--database", "postgresql:///nowhere?host=/nonexistent"}).exit_code == cli::cannot_run);

  const test::Database newer(test::Server::sqlite);
  newer.run("insert into schema_migration values (9999, 'future', '', 0)");
  const auto ran = filrouge_({"case", "list", "--database", newer.address().c_str()});
  INFO(ran.err);
  CHECK(ran.exit_code == cli::cannot_run);
  CHECK(ran.err.find("newer") != std::string::npos);
}

TEST_CASE("time is set on a rehearsal only") {
  const test::Database real(test::Server::sqlite);
  const auto acting = filrouge_({"tick", "--now", School::now, "--database", real.address().c_str()});
  CHECK(acting.exit_code == cli::cannot_run);
  CHECK(acting.err.find("filrouge db migrate --rehearsal") != std::string::npos);
  CHECK(filrouge_({"case", "list", "--now", School::now, "--database", real.address().c_str()}).exit_code == cli::done);
}

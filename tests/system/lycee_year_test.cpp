#include "cli/command/case.hpp"
#include "cli/command/rehearse.hpp"
#include "cli/command/verify.hpp"
#include "cli/exit_code.hpp"
#include "cli/transport/transport.hpp"
#include "support/catch.hpp"
#include "support/database.hpp"
#include "support/temporary_folder.hpp"

#include <set>
#include <sstream>

using namespace filrouge;

namespace {

const std::filesystem::path root = FILROUGE_SOURCE_DIR;

// A rehearsal of the example year, and everything it left in its database.
struct Rehearsed {
  int exit_code = 0;
  int verified = 0;
  std::string told;       // what the program printed, week by week
  std::string story;      // one pupil's, as people read it
  std::string histories;  // canonical: every step of every case, with what it asked to be told and what became of it
  std::size_t letters = 0;
};

std::string line_of(const port::HistoryRow& row) {
  std::ostringstream line;
  line << static_cast<int>(row.kind) << " " << row.name << " " << (row.occurred ? to_string(*row.occurred) : "-") << " "
       << to_rfc3339(row.recorded) << " " << to_rfc3339(row.effective) << " " << row.by << " " << row.pathway.value()
       << " " << row.place.value() << " " << row.payload << " " << row.patch << " " << row.reasons << "\n";
  return line.str();
}

std::string dump(store::Store& store) {
  std::ostringstream all;
  std::optional<port::CaseKey> after;
  for (auto page = store.audit().page(after, 100); !page.empty(); page = store.audit().page(after, 100)) {
    after = page.back().record.key;
    for (const auto& [record, steps, intents, tasks] : page) {
      all << record.key.id.value() << " " << record.state << " " << record.outcome << " " << record.document << "\n";
      for (const auto& step : steps) all << line_of(step.row);
      for (const auto& intent : intents) {
        all << intent.key.rule << " " << intent.key.occurrence << " " << intent.key.role << " " << intent.message << " "
            << intent.sequence << " " << static_cast<int>(intent.status) << "\n";
      }
      for (const auto& task : tasks) {
        all << task.rule << " " << task.occurrence << " " << task.role << " " << to_rfc3339(task.opened) << " "
            << (task.due ? to_rfc3339(*task.due) : "-") << " " << (task.closed ? to_rfc3339(*task.closed) : "-") << " "
            << static_cast<int>(task.status) << "\n";
      }
      // In which order messages of one moment leave, and their numbers, is each database's own affair.
      std::multiset<std::string> fates;
      for (const auto& delivery : store.outbox().deliveries_of(record.key)) {
        fates.insert(delivery.channel + " " + std::to_string(static_cast<int>(delivery.status)) + " " +
                     delivery.reason + " " + (delivery.sent_at ? to_rfc3339(*delivery.sent_at) : "-") + "\n");
      }
      for (const auto& fate : fates) all << fate;
    }
  }
  return all.str();
}

Rehearsed rehearse(const std::string& database) {
  const test::TemporaryFolder maildir;
  Rehearsed rehearsed;
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  cli::Configuration configuration;
  configuration.database = database;
  configuration.workflows = root / "workflows";
  configuration.channels = cli::channels_in(maildir.path());
  cli::Context context{true, {}, cli::Configured(configuration), in, out, err};
  rehearsed.exit_code = cli::run(cli::RehearseOptions{(root / "examples/lycee-year").string(), ""}, context);
  rehearsed.told = out.str();
  context.now.reset();
  rehearsed.verified = cli::run(cli::VerifyOptions{}, context);
  context.json = false;
  out.str("");
  (void)cli::run(cli::CaseWhyOptions{"0579001Z/27"}, context);
  rehearsed.story = out.str();
  rehearsed.histories = dump(*store::open_store(database));
  for (const auto& entry : std::filesystem::recursive_directory_iterator(maildir.path()))
    rehearsed.letters += entry.path().extension() == ".eml" ? 1U : 0U;
  return rehearsed;
}

// The first line in which two texts differ, both sides; empty when they are equal.
std::string first_difference(const std::string& a, const std::string& b) {
  std::istringstream as(a);
  std::istringstream bs(b);
  std::string x;
  std::string y;
  while (true) {
    const bool more_a = static_cast<bool>(std::getline(as, x));
    const bool more_b = static_cast<bool>(std::getline(bs, y));
    if (!more_a && !more_b) return {};
    if (more_a != more_b || x != y) return (more_a ? x : "end") + "\n" + (more_b ? y : "end");
  }
}

}  // namespace

TEST_CASE("the lycée's year is the same on SQLite and on PostgreSQL, to the last byte of every history") {
  const test::TemporaryFolder folder;
  const test::Database postgres(test::Server::postgres);
  postgres.empty();
  const auto first = rehearse("sqlite:" + (folder.path() / "year.sqlite").string());
  const auto second = rehearse(postgres.address());
  CHECK(first.exit_code == cli::done);
  CHECK(second.exit_code == cli::done);
  CHECK(first.verified == cli::done);
  CHECK(second.verified == cli::done);
  CHECK(first.told.find("\"S71\":12") != std::string::npos);
  CHECK(first.letters > 1000);
  for (const auto* line : {"2025-09-15 08:00  The case is opened (import)\n",
                           "    now      AvenirPro, dernière année › À informer [conv art. 5]\n",
                           "    message  “AvenirPro : vos données et vos droits” to ",
                           "    conv: Convention nationale AvenirPro du 9 avril 2026\n"}) {
    INFO(line);
    CHECK(first.story.find(line) != std::string::npos);
  }
  CHECK(first.story.find("phase1") == std::string::npos);  // titles, not the names of states
  CHECK(first.story == second.story);
  CHECK(first.letters == second.letters);
  CHECK(first.told == second.told);
  const auto difference = first_difference(first.histories, second.histories);
  INFO(difference);
  CHECK(difference.empty());
}

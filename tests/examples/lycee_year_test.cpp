#include "adapters/csv/events.hpp"
#include "adapters/csv/mef.hpp"
#include "adapters/csv/results.hpp"
#include "adapters/csv/students.hpp"
#include "generator/files.hpp"
#include "support/catch.hpp"

#include <fstream>
#include <set>
#include <sstream>

using namespace filrouge;

namespace {

std::string bytes_of(const std::string& path) {
  std::ifstream file{std::string{FILROUGE_SOURCE_DIR} + "/" + path, std::ios::binary};
  REQUIRE(file);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

std::string kept(const std::string& name) {
  return bytes_of("examples/lycee-year/" + name);
}

csv::EventsRead read_log() {
  auto read = csv::read_events(kept("log.csv"), {});
  REQUIRE(read);
  return std::move(*read);
}

// The pupils of whom such an event is recorded.
std::set<std::string> pupils_with(const csv::EventsRead& log, const std::string& event) {
  std::set<std::string> pupils;
  for (const auto& line : log.events) {
    if (line.event == event) pupils.insert(line.ine);
  }
  return pupils;
}

std::size_t reviews(const csv::EventsRead& log, const std::set<std::string>& outcomes) {
  std::size_t count = 0;
  for (const auto& line : log.events) {
    if (line.event == "review.held") count += outcomes.count(line.payload.at("outcome"));
  }
  return count;
}

// Those of the pupils who passed, at the first group or the second.
std::size_t graduates(const std::set<std::string>& pupils) {
  std::size_t count = 0;
  for (const auto* name : {"results-1.csv", "results-2.csv"}) {
    const auto read = csv::read_results(kept(name), {});
    REQUIRE(read);
    for (const auto& result : read->results)
      if (result.decision == csv::Decision::passed) count += pupils.count(result.ine);
  }
  return count;
}

std::size_t partnered(const csv::EventsRead& log) {
  std::size_t count = 0;
  for (const auto& line : log.events)
    if (line.event == "timetable.published" && line.payload.at("carriers") != "1") ++count;
  return count;
}

}  // namespace

TEST_CASE("the files of the lycée's year are those its generator makes") {
  for (const auto& [name, bytes] : example::make_files(example::kept_seed)) {
    INFO(name << ": make them again with build/default/bin/lycee_year examples/lycee-year");
    CHECK(kept(name) == bytes);
  }
}

TEST_CASE("the roster of the lycée's year is read whole") {
  const auto nomenclature = csv::MefNomenclature::read(bytes_of("workflows/nomenclature/mef.csv"));
  REQUIRE(nomenclature);
  const auto roster = csv::read_students(kept("students.csv"), {}, {*nomenclature, *parse_day("2025-09-15"), {}});
  REQUIRE(roster);
  CHECK(roster->pupils.size() == 120);
  CHECK(roster->report.count(csv::LineReport::Outcome::skipped) == 4);
  CHECK(roster->report.count(csv::LineReport::Outcome::rejected) == 0);
}

TEST_CASE("results and log of the lycée's year are read whole") {
  for (const auto* name : {"results-1.csv", "results-2.csv"}) {
    const auto results = csv::read_results(kept(name), {});
    REQUIRE(results);
    CHECK(results->report.count(csv::LineReport::Outcome::rejected) == 0);
  }
  CHECK(read_log().report.count(csv::LineReport::Outcome::rejected) == 0);
}

TEST_CASE("the lycée's year has the rates of the account of autumn 2023") {
  const auto log = read_log();
  const auto reached = pupils_with(log, "contact.made").size();
  auto met = pupils_with(log, "meeting.attended");
  for (const auto& line : log.events) {
    if (line.event == "interview.held" && line.at >= parse_local_time("2026-09-01T00:00")) met.insert(line.ine);
  }
  const auto engaged = pupils_with(log, "volunteer.signed");
  CHECK(reached == 82);
  CHECK(met.size() == 41);                                 // 50 %
  CHECK(engaged.size() == 27);                             // 66 %
  CHECK(graduates(engaged) == 19);                         // 70 %
  CHECK(partnered(log) == 5);                              // one in five
  CHECK(reviews(log, {"S51", "S52"}) == 11);               // 41 %
  CHECK(reviews(log, {"S11", "S12", "S13", "S22"}) == 7);  // 45 % of 16
  CHECK(reviews(log, {"S21"}) == 5);                       // 30 %
  CHECK(reviews(log, {"S31", "S32"}) == 2);                // 15 %
  CHECK(reviews(log, {"S41"}) == 2);                       // 10 %
}

#include "bench/drained_cases.hpp"

#include "adapters/system/zone_database.hpp"
#include "engine/service/fire_timers.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace filrouge::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int pupils_a_lycee = 150;
constexpr int lycees = 2001;
const Instant opened = *parse_rfc3339("2026-06-01T08:00:00Z");
const Instant due = opened + std::chrono::hours(24);

constexpr const char* pathway = R"(pathway: drain
title: Marée
locale: fr
calendar: fr.yaml
messages: { file: bench.messages.yaml }
roles: { student: { title: Élève, channels: [email] } }
data: { moved: { type: integer, default: 0 }, number: { type: integer, default: 0 } }
states:
  waiting: { title: En attente, after: { 24 hours: { actions: [ { set: { moved: moved + 1 } } ], target: moved_on } } }
  moved_on: { title: En route, tell: { hello: student }, after: { 30 days: waiting } }
)";
constexpr const char* messages = "locale: fr\nmessages: { hello: { subject: Bonjour, text: Bonjour. } }\n";

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// In the Moselle, with the control letter that its number has.
SchoolId lycee(int index) {
  constexpr std::string_view letters = "ABCDEFGHJKLMNPRSTUVWXYZ";
  const int number = 570000 + index;
  return SchoolId("0" + std::to_string(number) + letters[static_cast<std::size_t>(number) % letters.size()]);
}

// One process that fires what is due; it writes down when its first batch was stored.
void fire(const std::string& address, int when_first) {
  const auto start = Clock::now();
  const auto store = store::open_store(address);
  const auto reading = store::open_store(address);
  system::ZoneDatabase zones;
  service::Library library(reading->pathways(), reading->people(),
                           [&](const std::string& name) { return zones.zone(name); });
  bool first = true;
  (void)service::FireTimers(store->cases(), library).run_once(due, [&](std::size_t) {
    if (!std::exchange(first, false)) return;
    const double seconds = seconds_since(start);
    if (::write(when_first, &seconds, sizeof seconds) != sizeof seconds) std::abort();
  });
}

}  // namespace

DrainedCases::DrainedCases()
    : school_(test::Server::postgres, pathway, messages, 1, opened, [](int) { return "zoe@example.test"; }),
      database_(school_.database()) {
  std::vector<port::SchoolRecord> schools;
  for (int i = 0; i < lycees; ++i)
    schools.push_back({lycee(i), "Lycée", "", "", "", "", "", "", "", "", "Europe/Paris"});
  school_.store().people().put(schools);
  keep_template();
}

// What the engine writes for one case, before its timer and after, is what all of them get.
void DrainedCases::keep_template() {
  database_.run("create table bench_case as select * from case_file; create table bench_open as select * from history");
  if (service::FireTimers(school_.store().cases(), school_.library()).run_once(due).fired != 1)
    throw std::runtime_error("the timer of the benchmark does not fire");
  database_.run(
      "create table bench_after as select * from case_file; "
      "create table bench_step as select * from history where sequence = 2; "
      "create table bench_removed as select coalesce(array_agg(f.key), '{}') as keys from bench_step as s, "
      "jsonb_each(s.patch) as f where f.value = 'null'; "
      "create table bench_intent as select * from intent where sequence = 2; "
      "create table bench_school (number integer primary key, school text collate \"C\", place text collate \"C\")");
  const auto version = school_.library().all_current().front();
  std::string rows;
  for (int i = 0; i < lycees; ++i) {
    const auto& place = school_.library().setting(version, lycee(i), 2025).place->hash;
    rows += (rows.empty() ? "(" : ", (") + std::to_string(i) + ", '" + lycee(i).value() + "', '" + place.value() + "')";
  }
  database_.run("insert into bench_school values " + rows);
}

void DrainedCases::load(int count, Documents documents) {
  count_ = count;
  documents_ = documents;
  const std::string each =
      " join bench_school as s on s.number = g / " + std::to_string(pupils_a_lycee) + " cross join ";
  const std::string cases = "generate_series(1, " + std::to_string(count) + ") as g" + each;
  const std::string number = documents == Documents::own ? " || jsonb_build_object('f.number', g)" : "";
  database_.run(
      "truncate case_file, history, intent; "
      "insert into case_file select s.school, g, g, c.pathway_name, c.cohort, c.pathway, s.place, c.version, "
      "c.document" +
      number + ", c.state, c.status, c.outcome, c.wake_at from " + cases +
      "bench_case as c; insert into history select s.school, g, h.sequence, h.kind, h.name, h.occurred, h.recorded, "
      "h.effective, h.actor, h.pathway, s.place, h.semantics, h.branch, h.payload, h.patch, h.reasons from " +
      cases + "bench_open as h");
  for (const auto* table : {"case_file", "history", "intent"}) database_.run(std::string("vacuum analyze ") + table);
  database_.run("checkpoint");
}

// `which` of the cases c, among the tables it names.
std::string DrainedCases::step_of(const std::string& which) const {
  const bool own = documents_ == Documents::own;
  return "with won as (update case_file as c set version = c.version + 1, document = " +
         std::string(own ? "(c.document || p.patch) - r.keys" : "a.document") +
         ", state = a.state, wake_at = a.wake_at from bench_after as a" +
         (own ? ", bench_step as p, bench_removed as r" : "") + which +
         " returning c.school, c.id, c.version, c.place), "
         "h as (insert into history select w.school, w.id, w.version, h.kind, h.name, h.occurred, h.recorded, "
         "h.effective, h.actor, h.pathway, w.place, h.semantics, h.branch, h.payload, h.patch, h.reasons "
         "from won as w cross join bench_step as h), "
         "i as (insert into intent select w.school, w.id, i.rule, i.occurrence, i.role, i.message, w.version, "
         "i.send_from, i.not_after, i.status from won as w cross join bench_intent as i) select school from won";
}

void DrainedCases::check_drained() {
  const auto count = std::to_string(count_);
  if (database_.value("select count(*) from case_file where version = 2") != count ||
      database_.value("select count(*) from history") != std::to_string(2 * count_) ||
      database_.value("select count(*) from intent") != count)
    throw std::runtime_error("not every timer fired once");
}

double DrainedCases::drain_by_statement() {
  const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(due.time_since_epoch()).count();
  const auto start = Clock::now();
  database_.run(step_of(" where c.wake_at <= " + std::to_string(micros)));
  const double seconds = seconds_since(start);
  check_drained();
  return seconds;
}

DrainedCases::Drained DrainedCases::drain_by_daemons(int daemons) {
  std::array<int, 2> first{};
  if (::pipe(first.data()) != 0) throw std::runtime_error("no pipe");
  const auto start = Clock::now();
  for (int i = 0; i < daemons; ++i) {
    if (::fork() != 0) continue;
    try {
      fire(database_.address(), first[1]);
    } catch (const std::exception& failure) {
      std::fprintf(stderr, "%s\n", failure.what());
      std::_Exit(1);
    }
    std::_Exit(0);
  }
  Drained drained;
  for (int i = 0; i < daemons; ++i) {
    int status = 0;
    struct rusage usage {};
    if (::wait4(-1, &status, 0, &usage) < 0 || status != 0) throw std::runtime_error("a daemon failed");
    drained.mebibytes = std::max(drained.mebibytes, static_cast<double>(usage.ru_maxrss) / 1024);
  }
  drained.seconds = seconds_since(start);
  if (::read(first[0], &drained.first, sizeof drained.first) != sizeof drained.first) drained.first = 0;
  ::close(first[0]);
  ::close(first[1]);
  check_drained();
  return drained;
}

double DrainedCases::count_backlog() {
  const auto start = Clock::now();
  (void)school_.reading().counts().backlog(due);
  return seconds_since(start);
}

double DrainedCases::count_totals() {
  const auto start = Clock::now();
  (void)school_.reading().counts().totals();
  return seconds_since(start);
}

double DrainedCases::drain_by_peer(const std::string& script, int count, int seconds) {
  const auto statement = step_of(
      ", unnest($1::text[], $2::bigint[]) as j(school, id) where c.school = j.school collate \"C\" and c.id = j.id");
  ::setenv("FILROUGE_BENCH_DATABASE", database_.address().c_str(), 1);
  ::setenv("FILROUGE_BENCH_STEP", statement.c_str(), 1);
  const auto command = "node '" + script + "' " + std::to_string(count) + " " + std::to_string(seconds);
  double rate = 0;
  if (auto* output = ::popen(command.c_str(), "r")) {
    if (std::fscanf(output, "%lf", &rate) != 1) rate = 0;
    ::pclose(output);
  }
  database_.run("drop schema if exists pgboss cascade; drop schema if exists graphile_worker cascade");
  if (rate > 0) check_drained();
  return rate;
}

}  // namespace filrouge::bench

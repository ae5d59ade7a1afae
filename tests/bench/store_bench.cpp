// How near the store comes to the database's own limit, over one connection.
//
//   scripts/with-postgres --durable build/default/bin/store_bench [CASES [REPETITIONS]]
//
// `setlean` is one UPDATE … RETURNING that feeds the INSERTs: the same rows, in the same schema with every index, and
// nobody who decides. Each line is a ratio to the setlean (PostgreSQL) or to the set-based transaction (SQLite) of the
// same repetition: minimum, median, maximum. What is timed is the writing of decided batches, as large as the program's
// and of a thousand; reading them is not.
#include "adapters/store/store.hpp"
#include "engine/service/batch_size.hpp"
#include "support/database.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <string>
#include <vector>

using namespace filrouge;
using test::Database;
using test::Server;

namespace {

using Seconds = std::chrono::duration<double>;
const std::string pathway_hash(64, 'a');
const std::string place_hash(64, 'b');

double seconds_of(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return Seconds(std::chrono::steady_clock::now() - start).count();
}

// Fresh cases of 150 per lycée, every table compact and on disk.
void load(const Database& database, Server server, int cases) {
  const bool postgres = server == Server::postgres;
  const auto count = std::to_string(cases);
  if (postgres) {
    database.run("truncate case_file, history, intent, task");
  } else {
    for (const char* table : {"case_file", "history", "intent", "task"}) {
      database.run(std::string("delete from ") + table);
    }
  }
  const std::string numbers = postgres ? "generate_series(1, " + count + ") as n(g)"
                                       : "(with recursive n(g) as (select 1 union all select g + 1 from n where g < " +
                                             count + ") select g from n)";
  const std::string school = postgres ? "lpad((g / 150)::text, 7, '0') || 'A'" : "printf('%07dA', g / 150)";
  const std::string document =
      R"('{"_configuration":["july.to_contact"],"_timers":[["july.close",1784000000000000]],"attempts":[],)"
      R"("birth_date":"2008-04-12","consent":true,"diploma":"bac","exam":"failed","mef":"2472541131' || g || '"}')";
  database.run("insert into case_file select " + school + ", g, g, 'avenirpro', '2026', '" + pathway_hash + "', '" +
               place_hash + "', 1, " + (postgres ? "(" + document + ")::jsonb" : document) +
               ", 'july.to_contact', 'open', '', 1784000000000000 from " + numbers);
  if (postgres) {
    database.run("vacuum analyze case_file");
    database.run("checkpoint");
  } else {
    database.run("pragma wal_checkpoint(truncate)");
  }
}

struct Step {
  bool own_data = false;  // every case its own patch
  bool task = false;      // opens a task
};

port::CaseWrite decide(const port::CaseRecord& record, const Step& step) {
  const Instant now{std::chrono::microseconds{1784000000000000}};
  const Instant next{std::chrono::microseconds{1785000000000000}};
  const std::string contacted = step.own_data ? "2026-07-08 by " + std::to_string(record.key.id.value()) : "2026-07-08";
  port::HistoryRow row;
  row.name = "contact.made";
  row.recorded = row.effective = now;
  row.by = "referent:12";
  row.pathway = PathwayHash(pathway_hash);
  row.place = PlaceHash(place_hash);
  row.branch = "t3.e4";
  row.payload = R"({"told_offers":true})";
  row.patch = R"({"_configuration":["july.reached"],"_timers":null,"contacted":")" + contacted + "\"}";
  row.reasons = "g3+;t4";
  port::CaseWrite write;
  write.key = record.key;
  write.expected_version = record.version;
  write.document = R"({"_configuration":["july.reached"],"attempts":[],"birth_date":"2008-04-12","consent":true,)"
                   R"("contacted":")" +
                   contacted + R"(","diploma":"bac","exam":"failed","mef":"2472541131"})";
  write.steps.pathway = row.pathway;
  write.steps.place = row.place;
  write.steps.patch = row.patch;
  write.steps.state = "july.reached";
  write.steps.wake_at = next;
  write.steps.history.push_back(row);
  write.steps.intents.push_back({"july.reached.told", "1", "student", "july-told", 0, now, {}});
  if (step.task) write.steps.tasks.push_back({"july.reached.follow", "1", "referent", "head", now, next, {}, {}});
  return write;
}

const std::string lean_sets = R"('{"_configuration":["july.reached"],"contacted":"2026-07-08"}')";
const std::string lean_history =
    "'event', 'contact.made', null, 1784000000000000, 1784000000000000, 'referent:12', '" + pathway_hash + "', '" +
    place_hash +
    "', 1, 't3.e4', '{\"told_offers\": true}', "
    "'{\"_configuration\":[\"july.reached\"],\"_timers\": null,\"contacted\":\"2026-07-08\"}', 'g3+;t4'";

// The beginning of a statement for PostgreSQL: the cases of `where`, and their rows in the history.
std::string lean_steps(const std::string& where) {
  return "with won as (update case_file set version = version + 1, document = (document || " + lean_sets +
         "::jsonb) - '{_timers}'::text[], state = 'july.reached', wake_at = 1785000000000000 where " + where +
         " returning school, id, version), h as (insert into history select school, id, version, " + lean_history +
         " from won)";
}

std::string setlean(Server server, const Step& step) {
  const std::string intent =
      "'july.reached.told', '1', 'student', 'july-told', version, 1784000000000000, null, 'pending'";
  const std::string task =
      "'july.reached.follow', '1', 'referent', 'head', 1784000000000000, 1785000000000000, null, 'open'";
  if (server == Server::postgres) {
    return lean_steps("status = 'open'") + ", " +
           (step.task ? "t as (insert into task select school, id, " + task + " from won), " : "") +
           "i as (insert into intent select school, id, " + intent + " from won) select count(*) from won";
  }
  return "begin immediate; update case_file set version = version + 1, document = json_remove(json_patch(document, " +
         lean_sets +
         "), '$._timers'), state = 'july.reached', wake_at = 1785000000000000 where status = 'open'; "
         "insert into history select school, id, version, " +
         lean_history + " from case_file; " +
         (step.task ? "insert into task select school, id, " + task + " from case_file; " : "") +
         "insert into intent select school, id, " + intent + " from case_file; commit";
}

double write_all(const Database& database, const Step& step, std::size_t batch_size) {
  const auto store = database.open();
  double seconds = 0;
  port::CaseQuery query;
  query.limit = batch_size;
  for (;;) {
    const auto records = store->cases().page(query);
    if (records.empty()) return seconds;
    query.after = records.back().key;
    port::Batch batch;
    for (const auto& record : records) batch.push_back(decide(record, step));
    seconds += seconds_of([&] {
      if (store->cases().write(batch).won.size() != records.size()) std::abort();
    });
  }
}

class Ratios {
 public:
  void add(const std::string& name, double ratio) { all_[name].push_back(ratio); }
  void print() {
    for (auto& [name, ratios] : all_) {
      std::sort(ratios.begin(), ratios.end());
      std::printf("%-52s min %.2f  median %.2f  max %.2f\n", name.c_str(), ratios.front(), ratios[ratios.size() / 2],
                  ratios.back());
    }
  }

 private:
  std::map<std::string, std::vector<double>> all_;
};

// A disk is not as fast one minute as the next: every batch size is compared with a statement run just before it.
void compare(Ratios& ratios, const Database& database, Server server, int cases) {
  const std::string name = server == Server::postgres ? "postgres" : "sqlite";
  for (const bool task : {false, true}) {
    for (const bool own_data : {false, true}) {
      for (const std::size_t batch : {service::cases_a_batch, std::size_t{1000}}) {
        load(database, server, cases);
        const auto lean = seconds_of([&] { database.run(setlean(server, {false, task})); });
        load(database, server, cases);
        const auto ours = write_all(database, {own_data, task}, batch);
        const auto what = name + (own_data ? " own data, " : " alike, ") + std::to_string(batch) + " a batch" +
                          (task ? ", with a task" : "");
        std::printf("%s: %.0f steps/s, set-based %.0f\n", what.c_str(), cases / ours, cases / lean);
        ratios.add(what, lean / ours);
      }
    }
  }
}

// One step at a time, which reads its case and writes it, against pgbench with one statement that writes the same rows.
void compare_interactive(Ratios& ratios, const Database& database) {
  constexpr double run_seconds = 3;
  const std::string script = "/tmp/filrouge_bench.pgbench";
  load(database, Server::postgres, 20000);
  std::ofstream(script) << "\\set g random(1, 20000)\n"
                        << lean_steps("school = lpad((:g / 150)::text, 7, '0') || 'A' and id = :g")
                        << " select count(*) from won;\n";
  const std::string command = "pgbench -n -M prepared -T 3 -f " + script + " '" + database.address() +
                              "' 2>/dev/null | sed -n 's/^tps = \\([0-9.]*\\).*/\\1/p'";
  double floor = 0;
  if (auto* output = ::popen(command.c_str(), "r")) {
    if (std::fscanf(output, "%lf", &floor) != 1) floor = 0;
    ::pclose(output);
  }
  const auto store = database.open();
  const auto keys = store->cases().page({{}, {}, {}, {}, {}, {}, 20000});
  std::size_t steps = 0;
  const auto start = std::chrono::steady_clock::now();
  while (Seconds(std::chrono::steady_clock::now() - start).count() < run_seconds) {
    auto write = decide(store->cases().find({keys[steps * 7919 % keys.size()].key}).at(0), {});
    write.steps.intents.clear();
    if (store->cases().write({write}).won.size() != 1) std::abort();
    ++steps;
  }
  std::printf("interactive: %.0f steps/s, pgbench %.0f\n", static_cast<double>(steps) / run_seconds, floor);
  if (floor > 0) ratios.add("postgres one interactive step", static_cast<double>(steps) / run_seconds / floor);
}

}  // namespace

int main(int argc, char** argv) {
  const int cases = argc > 1 ? std::atoi(argv[1]) : 100000;
  const int repetitions = argc > 2 ? std::atoi(argv[2]) : 3;
  Ratios ratios;
  for (int repetition = 0; repetition < repetitions; ++repetition) {
    if (std::getenv("FILROUGE_TEST_POSTGRES") != nullptr) {
      const Database database(Server::postgres);
      compare(ratios, database, Server::postgres, cases);
      compare_interactive(ratios, database);
    }
    const Database database(Server::sqlite);
    compare(ratios, database, Server::sqlite, cases);
  }
  ratios.print();
}

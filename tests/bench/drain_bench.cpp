// Timers that are due at one instant, on PostgreSQL: how fast they drain, beside the limit and beside job queues.
//
//   scripts/with-postgres --durable build/default/bin/drain_bench [CASES [REPETITIONS [PEERS]]]
//
// Every case has a timer that moves it on, arms the next and tells its pupil: its row, a row of history and one of the
// outbox. The limit is one statement that writes the same rows for all of them, and nobody who decides. Then one daemon
// drains them, and two: processes of their own, from their start on, so that what a daemon reads before it fires
// counts. PEERS is a folder with the scripts of tests/bench/peers and their node_modules: job queues whose handlers do
// the same step. Each line is a ratio within a repetition: minimum, median, maximum.
#include "bench/drained_cases.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>

using namespace filrouge;
using namespace filrouge::bench;

namespace {

class Lines {
 public:
  void add(const std::string& name, double value) { all_[name].push_back(value); }
  void print() {
    for (auto& [name, values] : all_) {
      std::sort(values.begin(), values.end());
      std::printf("%-60s min %.2f  median %.2f  max %.2f\n", name.c_str(), values.front(), values[values.size() / 2],
                  values.back());
    }
  }

 private:
  std::map<std::string, std::vector<double>> all_;
};

// Each case with a document of its own.
void compare_own(Lines& lines, DrainedCases& cases, int count) {
  cases.load(count, DrainedCases::Documents::own);
  const double limit = count / cases.drain_by_statement();
  cases.load(count, DrainedCases::Documents::own);
  const double rate = count / cases.drain_by_daemons(1).seconds;
  std::printf("documents of their own: one daemon %.0f timers/s, one statement %.0f\n", rate, limit);
  lines.add("one daemon to one statement, documents of their own", rate / limit);
}

void compare(Lines& lines, DrainedCases& cases, int count) {
  cases.load(count);
  const double limit = count / cases.drain_by_statement();
  for (const int daemons : {1, 2}) {
    cases.load(count);
    const auto drained = cases.drain_by_daemons(daemons);
    const double rate = count / drained.seconds;
    const auto who = daemons == 1 ? std::string("one daemon") : "two daemons";
    std::printf("%s: %.0f timers/s, one statement %.0f; first batch stored after %.2f s; %.0f MiB\n", who.c_str(), rate,
                limit, drained.first, drained.mebibytes);
    lines.add(who + " to one statement", rate / limit);
    lines.add(who + ": seconds from start to the first firing", drained.first);
    lines.add(who + ": MiB at most", drained.mebibytes);
    if (daemons != 1) continue;
    lines.add("milliseconds to count the backlog for /metrics", cases.count_backlog() * 1000);
    lines.add("milliseconds to count all cases for /metrics", cases.count_totals() * 1000);
  }
}

void compare_peers(Lines& lines, DrainedCases& cases, const std::string& folder) {
  struct Peer {
    const char* script;
    int count;
    int seconds;  // enough to queue them
  };
  for (const auto& [script, count, seconds] : {Peer{"pg-boss", 100'000, 60}, Peer{"graphile-worker", 20'000, 30}}) {
    cases.load(count);
    const double ours = count / cases.drain_by_daemons(1).seconds;
    cases.load(count);
    const double theirs = cases.drain_by_peer(folder + "/" + script + ".mjs", count, seconds);
    std::printf("%s: %.0f timers/s, one daemon %.0f\n", script, theirs, ours);
    if (theirs > 0) lines.add(std::string("one daemon to ") + script, ours / theirs);
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);  // it takes minutes
  const int count = argc > 1 ? std::atoi(argv[1]) : 300'000;
  const int repetitions = argc > 2 ? std::atoi(argv[2]) : 3;
  Lines lines;
  DrainedCases cases;
  for (int repetition = 0; repetition < repetitions; ++repetition) {
    compare(lines, cases, count);
    compare_own(lines, cases, count);
    if (argc > 3) compare_peers(lines, cases, argv[3]);
  }
  lines.print();
}

#pragma once
#include "bench/bench_school.hpp"

#include <string>

namespace filrouge::bench {

// Many cases whose timers are due at one instant, and ways to fire them.
class DrainedCases {
 public:
  // In a database of its own on the server of scripts/with-postgres.
  DrainedCases();

  // Fresh ones, 150 for each lycée; all tables compact and on disk. Either their documents are equal, so that the one
  // that a step leaves may be sent once for many of them, or each holds a number of its own and has to be patched.
  enum class Documents { equal, own };
  void load(int count, Documents documents = Documents::equal);

  // Seconds until all were stepped.
  double drain_by_statement();
  struct Drained {
    double seconds = 0;    // from the start of the processes until the last was stepped
    double first = 0;      // until the first batch was
    double mebibytes = 0;  // of the largest process
  };
  Drained drain_by_daemons(int daemons);
  // Seconds to count what a daemon shows on /metrics: what waits, every intent among it, and all cases.
  double count_backlog();
  double count_totals();
  // What the script says of itself, steps a second; 0 where it fails.
  double drain_by_peer(const std::string& script, int count, int seconds);

 private:
  void keep_template();
  [[nodiscard]] std::string step_of(const std::string& which) const;
  void check_drained();

  BenchSchool school_;
  const test::Database& database_;
  int count_ = 0;
  Documents documents_ = Documents::equal;
};

}  // namespace filrouge::bench

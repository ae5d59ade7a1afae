// How many steps a second one core decides.
//
//   build/default/bin/step_bench DATABASE
//
// DATABASE holds a year that `filrouge rehearse` played. All steps of its histories are decided again, in the order in
// which the year went: each opens a case, takes an accepted event or fires what is due, and gives the case afterwards,
// the effects as values and the reasons as codes.
#include "cli/compose.hpp"
#include "engine/interpreter/document.hpp"
#include "engine/service/recorded_stimulus.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <iostream>
#include <map>
#include <numeric>
#include <stdexcept>
#include <variant>
#include <vector>

using namespace filrouge;
using interpreter::Case;

namespace {

struct Decision {
  Instant now;
  const interpreter::Setting* setting = nullptr;
  std::size_t subject = 0;  // which case
  interpreter::Stimulus stimulus;
};

struct Year {
  std::vector<Case> blank;  // the cases before they were opened
  std::vector<Decision> decisions;
};

using InOrder = std::multimap<Instant, Decision>;  // those of one instant as they were read

void read_case(const port::CaseWithHistory& told, service::Library& library, Year& year, InOrder& in_order) {
  const auto cohort = service::parse_cohort(told.record.cohort).value_or(0);
  for (const auto& [sequence, row] : told.steps) {
    const auto& setting = library.setting(row.pathway, told.record.key.school, cohort);
    auto stimulus = service::stimulus_of(setting, row);
    if (!stimulus) throw std::runtime_error("a step of the database cannot be decided again");
    if (sequence == 1) year.blank.push_back(interpreter::blank_case(*setting.pathway));
    auto& decision = in_order.emplace(row.effective, Decision())->second;
    decision.now = row.effective;
    decision.setting = &setting;
    decision.subject = year.blank.size() - 1;
    decision.stimulus = std::move(*stimulus);
  }
}

Year read_year(cli::Composition& engine) {
  Year year;
  InOrder in_order;
  auto& audit = engine.stores().audit;
  std::optional<port::CaseKey> after;
  for (auto page = audit.page(after, 100); !page.empty(); page = audit.page(after, 100)) {
    after = page.back().record.key;
    for (const auto& told : page) read_case(told, engine.library(), year, in_order);
  }
  for (auto& [now, decision] : in_order) year.decisions.push_back(std::move(decision));
  return year;
}

template <class Kind>
std::size_t count(const Year& year) {
  return static_cast<std::size_t>(std::ranges::count_if(
      year.decisions, [](const auto& decision) { return std::holds_alternative<Kind>(decision.stimulus); }));
}

const std::size_t event_kind = interpreter::Stimulus(interpreter::Event{}).index();

// Processor time by kind of stimulus, in seconds; the clock is read where the kind changes.
class Stopwatch {
 public:
  void at(std::size_t kind) {
    if (kind == running_) return;
    stop();
    running_ = kind;
    began_ = std::clock();
  }
  void stop() {
    if (running_ < spent_.size()) spent_[running_] += static_cast<double>(std::clock() - began_) / CLOCKS_PER_SEC;
    running_ = spent_.size();
  }
  [[nodiscard]] double of(std::size_t kind) const { return spent_[kind]; }
  [[nodiscard]] double all() const { return std::accumulate(spent_.begin(), spent_.end(), 0.0); }

 private:
  std::array<double, std::variant_size_v<interpreter::Stimulus>> spent_{};
  std::size_t running_ = spent_.size();
  std::clock_t began_ = 0;
};

// Plays the year once. `look` is asked of each step.
template <class Look>
void play(const Year& year, Stopwatch& watch, Look look) {
  auto cases = year.blank;
  for (const auto& decision : year.decisions) {
    watch.at(decision.stimulus.index());
    auto& c = cases[decision.subject];
    auto taken = step(*decision.setting, std::move(c), decision.stimulus, decision.now);
    if (taken.refused) throw std::runtime_error("a step of the database is refused");
    look(decision, taken);
    c = std::move(taken.after);
  }
  watch.stop();
}

void print(const char* what, std::vector<double> rates) {
  std::ranges::sort(rates);
  std::printf("%-36s %9.0f min %9.0f median %9.0f max steps/s\n", what, rates.front(), rates[rates.size() / 2],
              rates.back());
}

template <class Look>
void report(const char* what, const Year& year, Look look) {
  constexpr int rounds = 20;
  std::vector<double> all;
  std::vector<double> events;
  for (int repetition = 0; repetition < 11; ++repetition) {
    Stopwatch watch;
    for (int round = 0; round < rounds; ++round) play(year, watch, look);
    all.push_back(rounds * static_cast<double>(year.decisions.size()) / watch.all());
    events.push_back(rounds * static_cast<double>(count<interpreter::Event>(year)) / watch.of(event_kind));
  }
  print(what, std::move(all));
  print("  accepted events alone", std::move(events));
}

}  // namespace

int main(int arguments, char** argument) {
  if (arguments != 2) {
    std::fputs("Usage: step_bench DATABASE\n", stderr);
    return 2;
  }
  cli::Configuration configuration;
  configuration.database = argument[1];
  cli::Context context{false, {}, cli::Configured(configuration), std::cin, std::cout, std::cerr};
  cli::Composition engine(context, cli::Access::reading);
  const auto year = read_year(engine);
  std::printf("a step: one call of interpreter::step, the case in memory before and afterwards\n");
  std::printf("%zu cases, %zu steps: %zu openings, %zu accepted events, %zu firings of what was due\n",
              year.blank.size(), year.decisions.size(), count<interpreter::Open>(year), count<interpreter::Event>(year),
              count<interpreter::Due>(year));
  std::size_t seen = 0;  // so that nothing is optimised away
  report("step", year, [&](const Decision&, const interpreter::Step& taken) { seen += taken.effects.size(); });
  report("step, and the document written", year, [&](const Decision& decision, const interpreter::Step& taken) {
    seen += to_document(*decision.setting->pathway, taken.after).size();
  });
  return seen == 0 ? 1 : 0;
}

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
#include <cstdio>
#include <ctime>
#include <iostream>
#include <stdexcept>
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

void read_case(const port::CaseWithHistory& told, service::Library& library, Year& year) {
  const auto cohort = service::parse_cohort(told.record.cohort).value_or(0);
  for (const auto& [sequence, row] : told.steps) {
    const auto& setting = library.setting(row.pathway, told.record.key.school, cohort);
    auto stimulus = service::stimulus_of(setting, row);
    if (!stimulus) throw std::runtime_error("a step of the database cannot be decided again");
    if (sequence == 1) year.blank.push_back(interpreter::blank_case(*setting.pathway));
    year.decisions.push_back({row.effective, &setting, year.blank.size() - 1, std::move(*stimulus)});
  }
}

Year read_year(cli::Composition& engine) {
  Year year;
  auto& audit = engine.stores().audit;
  std::optional<port::CaseKey> after;
  for (auto page = audit.page(after, 100); !page.empty(); page = audit.page(after, 100)) {
    after = page.back().record.key;
    for (const auto& told : page) read_case(told, engine.library(), year);
  }
  std::ranges::stable_sort(year.decisions, {}, &Decision::now);
  return year;
}

template <class Kind>
std::size_t count(const Year& year) {
  return static_cast<std::size_t>(std::ranges::count_if(
      year.decisions, [](const auto& decision) { return std::holds_alternative<Kind>(decision.stimulus); }));
}

// Plays the year once; gives the processor time it took, in seconds. `look` is asked of each step.
template <class Look>
double play(const Year& year, Look look) {
  auto cases = year.blank;
  const auto began = std::clock();
  for (const auto& decision : year.decisions) {
    auto& c = cases[decision.subject];
    auto taken = step(*decision.setting, std::move(c), decision.stimulus, decision.now);
    if (taken.refused) throw std::runtime_error("a step of the database is refused");
    look(decision, taken);
    c = std::move(taken.after);
  }
  return static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
}

template <class Look>
void report(const char* what, const Year& year, Look look) {
  constexpr int rounds = 20;
  std::vector<double> rates;
  for (int repetition = 0; repetition < 11; ++repetition) {
    double seconds = 0;
    for (int round = 0; round < rounds; ++round) seconds += play(year, look);
    rates.push_back(rounds * static_cast<double>(year.decisions.size()) / seconds);
  }
  std::ranges::sort(rates);
  std::printf("%-36s %9.0f min %9.0f median %9.0f max steps/s\n", what, rates.front(), rates[rates.size() / 2],
              rates.back());
}

}  // namespace

int main(int arguments, char** argument) {
  if (arguments != 2) {
    std::fputs("Usage: step_bench DATABASE\n", stderr);
    return 2;
  }
  cli::Context context{false, {}, argument[1], {}, {}, std::cin, std::cout, std::cerr};
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

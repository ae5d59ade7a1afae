#pragma once
#include "engine/interpreter/step.hpp"
#include "engine/proof/payloads.hpp"

#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace filrouge::proof {

using Facts = pathway::IndexSet<pathway::FactIndex>;

// A case at rest, and how it came there.
struct Visit {
  interpreter::Case c;
  Instant now{};
  const Visit* before = nullptr;  // empty: it was opened
  std::string by;                 // the event, or the day on which time took it further
};

// One step of the interpreter that was tried from a visit.
struct Tried {
  const Visit& from;
  const interpreter::Event* event;  // empty: opening, or time passing
  const interpreter::Step& step;
  Instant now;
};

// Plays cases through a pathway with the interpreter itself: whatever is found has happened to a case, by events that
// may be recorded and days that come. Cases that are in the same states and answer the guards alike are followed once,
// those first that are new to the guards of their states; the work is bounded, so that not everything that can happen
// is seen.
class Explorer {
 public:
  explicit Explorer(const interpreter::Setting& setting);

  // Calls `see` with every step tried, and `rest` with every visit that is new; both may keep what a visit refers to.
  void run(std::size_t steps_max, const std::function<void(const Tried&)>& see,
           const std::function<void(const Visit&)>& rest);

 private:
  void open();
  void expand(const Visit& visit);
  [[nodiscard]] bool matters(pathway::EventIndex event, const interpreter::Case& c) const;
  void let_time_pass(const Visit& visit);
  void try_event(const Visit& visit, interpreter::Event event);
  interpreter::Step step(interpreter::Case before, const interpreter::Stimulus& stimulus, Instant now);
  void arrive(Visit visit);
  // Alike are cases in the same states that give the same answer about these facts.
  [[nodiscard]] std::size_t likeness(const interpreter::Case& c, const Facts& facts) const;

  const interpreter::Setting& setting_;
  Payloads payloads_;
  std::vector<Facts> asked_in_;  // by state: what its guards ask for
  Facts asked_;                  // what any guard asks for
  std::size_t steps_left_ = 0;
  std::function<void(const Tried&)> see_;
  std::function<void(const Visit&)> rest_;
  std::deque<Visit> visits_;  // a deque keeps their places
  // Those that are new to the guards of their states come first, then turn by turn for each configuration.
  std::map<std::tuple<bool, std::size_t, std::size_t>, const Visit*> waiting_;
  std::unordered_set<std::size_t> seen_;
  std::unordered_set<std::size_t> answers_;  // to what the guards of a configuration ask
  struct Ranks {
    std::size_t of_new = 0;
    std::size_t of_alike = 0;
  };
  std::unordered_map<std::size_t, Ranks> ranks_;  // visits so far, by configuration
};

// The states and what led from one to the next, the last ten of them: "to_inform > notice.given > active".
[[nodiscard]] std::string way_to(const pathway::Pathway& pathway, const Visit& visit);

}  // namespace filrouge::proof

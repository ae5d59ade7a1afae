#pragma once
#include "engine/interpreter/step.hpp"
#include "engine/proof/payloads.hpp"

#include <array>
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
  const Visit* before = nullptr;        // empty: it was opened
  std::string by;                       // the event, or the day on which time took it further
  std::optional<Instant> silent_since;  // of a pupil who hears nothing
};

// One step of the interpreter that was tried from a visit.
struct Tried {
  const Visit& from;
  const interpreter::Event* event;  // empty: opening, or time passing
  const interpreter::Step& step;
  Instant now;
  std::optional<Instant> silent_since;  // before the step
};

// Plays cases through a pathway with the interpreter itself: whatever is found has happened to a case, by events that
// may be recorded and days that come. Events come as soon as they may, and on the eve of a day that ends a silence.
// Cases that are in the same states and answer the guards alike are followed once, those first that are new to the
// guards of their states, and again last of all where one comes earlier or was silent for longer; the work is bounded,
// so that not everything that can happen is seen.
class Explorer {
 public:
  explicit Explorer(const interpreter::Setting& setting);

  // Calls `see` with every step tried, and `rest` with every visit that is followed; both may keep what a visit refers
  // to. True when nothing was left to follow.
  bool run(std::size_t steps_max, const std::function<void(const Tried&)>& see,
           const std::function<void(const Visit&)>& rest);

 private:
  void open();
  void expand(const Visit& visit);
  [[nodiscard]] bool matters(pathway::EventIndex event, const interpreter::Case& c) const;
  void let_time_pass(const Visit& visit);
  void try_event(const Visit& visit, interpreter::Event event);
  interpreter::Step step(interpreter::Case before, const interpreter::Stimulus& stimulus, Instant now);
  void wait_until_the_eve(const Visit& visit, interpreter::Case c, Instant due);
  void arrive(Visit visit);
  struct Extremes {
    Instant earliest;
    Instant::duration silence;
  };
  static bool matters_again(const Visit& visit, Extremes& alike);
  // To its guards, or to what others ask for, or only in its dates.
  enum class Turn : std::size_t { new_here, new_elsewhere, again };
  void follow(Visit visit, Turn turn);
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
  // Turn by turn for each configuration.
  std::map<std::tuple<Turn, std::size_t, std::size_t>, const Visit*> waiting_;
  bool is_cut_ = false;                                                // time was not followed to its end
  std::unordered_map<std::size_t, Extremes> seen_;                     // by likeness
  std::unordered_set<std::size_t> answers_;                            // to what the guards of a configuration ask
  std::unordered_map<std::size_t, std::array<std::size_t, 3>> ranks_;  // visits so far, by configuration and turn
};

// The states where a case rests: "followup.work + suspended".
[[nodiscard]] std::string place_of(const pathway::Pathway& pathway, const interpreter::Case& c);

// The states and what led from one to the next, the last ten of them: "to_inform > notice.given > active".
[[nodiscard]] std::string way_to(const pathway::Pathway& pathway, const Visit& visit);

}  // namespace filrouge::proof

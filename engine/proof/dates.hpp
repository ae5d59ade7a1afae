#pragma once
#include "engine/interpreter/moments.hpp"
#include "engine/proof/proofs.hpp"

#include <optional>
#include <vector>

namespace filrouge::proof {

// A date that is the same for every case of a school, whatever happens to it.
[[nodiscard]] bool is_of_the_calendar(const pathway::Moment& moment);

// Whatever the facts, a branch of the timer is taken once its moment has come, and it leaves the state.
[[nodiscard]] bool closes(const Subject& subject, const pathway::Timer& timer);

// From this moment on no case rests in the state, nor in anything inside it.
struct Closing {
  pathway::StateIndex state;
  const pathway::Timer* timer;
};
[[nodiscard]] std::vector<Closing> closings(const Subject& subject);

// The instant of a moment that reads no fact; nothing where the calendar does not give it.
[[nodiscard]] std::optional<Instant> instant_of(const interpreter::Setting& setting, const pathway::Moment& moment,
                                                const interpreter::MomentBase& base = {});

// The first instant at which a rung of the task can come, in a case that opens it as early as any; nothing where that
// depends on the case.
[[nodiscard]] std::optional<Instant> earliest(const interpreter::Setting& setting, const pathway::Task& task,
                                              const pathway::Rung& rung);

}  // namespace filrouge::proof

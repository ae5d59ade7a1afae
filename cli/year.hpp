#pragma once
#include "cli/agenda.hpp"
#include "cli/compose.hpp"
#include "engine/service/fire_timers.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace filrouge::cli {

// What a stretch of a rehearsed year did.
struct Stretch {
  Day from;
  std::size_t events = 0;
  std::vector<std::string> refused;  // "NAME at TIME: why"
  std::size_t fired = 0;             // cases whose timers fired
  std::size_t incidents = 0;
  service::DeliveryReport delivered;
  std::map<std::string, std::size_t> open;      // cases by the outermost state they are in
  std::map<std::string, std::size_t> outcomes;  // closed cases by outcome
};

// Plays the agenda on a rehearsal database under a virtual clock: imports the lycée, opens the cases, then lets time
// pass, records what the log records, fires timers and delivers, at five hours of each day on which something is due.
// `each_week` is given every week in which something happened. The last week's state is returned.
Stretch play_year(Composition& engine, const Agenda& agenda, const std::function<void(const Stretch&)>& each_week);

}  // namespace filrouge::cli

#pragma once
#include "adapters/csv/report.hpp"
#include "adapters/csv/table.hpp"

#include <chrono>
#include <map>

namespace filrouge::csv {

// What somebody recorded about a pupil.
struct EventLine {
  int line = 0;
  LocalTime at;                                // civil time of the lycée; 12:00 where the line gives no time
  std::string ine;                             // empty: the line is about the school
  std::string event;                           // its name in the pathway, "contact.made"
  std::string by;                              // the role that recorded it, empty where the line does not say
  std::map<std::string, std::string> payload;  // fields as written; the pathway knows their types
  std::string reference;                       // the line's own, or see LineReferences
};

struct EventsRead {
  std::vector<EventLine> events;  // one per accepted line, in the order of the file
  Report report;
};

// Reads a log of events: columns date, evenement, ine, and optional heure (HH:MM), par, donnees, reference. `donnees`
// holds the payload as "name=value | name=value". A line is rejected whose date, time, INE, event name or payload is
// malformed, or whose reference stood before. Whether the pathway knows the event is not asked here.
[[nodiscard]] Result<EventsRead, Diagnostic> read_events(std::string_view bytes, const ReadOptions& options);

}  // namespace filrouge::csv

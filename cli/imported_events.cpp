#include "cli/imported_events.hpp"

#include <nlohmann/json.hpp>

namespace filrouge::cli {

service::SubmittedEvent to_event(const SchoolId& school, const csv::EventLine& line) {
  service::SubmittedEvent event;
  if (line.ine.empty()) {
    event.about = service::AboutSchool{school};
  } else {
    event.about = service::AboutPupil{school, {line.ine, "", "", ""}};
  }
  event.name = line.event;
  event.payload = nlohmann::json(line.payload).dump();
  event.occurred = std::chrono::floor<std::chrono::days>(line.at);
  event.by = line.by.empty() ? "import" : line.by;
  event.source = "events";
  event.reference = line.reference;
  return event;
}

service::SubmittedEvent to_event(const SchoolId& school, const csv::ResultLine& line) {
  service::SubmittedEvent event;
  event.about = service::AboutPupil{
      school,
      {line.ine, line.family_name, line.given_names, line.birth_date ? to_string(*line.birth_date) : std::string{}}};
  event.name = result_event;
  event.payload = nlohmann::json{{"decision", csv::to_string(line.decision)}}.dump();
  event.by = "import";
  event.source = "results";
  event.reference = line.reference;
  // What the second group says contradicts no list of the first, whose lines may come again.
  event.latest_counts = line.decision != csv::Decision::second_group;
  return event;
}

}  // namespace filrouge::cli

// Plays the lycée's year through the AvenirPro pathway, step by step, without a database.
#include "adapters/csv/events.hpp"
#include "adapters/csv/results.hpp"
#include "adapters/system/files.hpp"
#include "adapters/system/zone_database.hpp"
#include "engine/interpreter/advance.hpp"
#include "engine/interpreter/make_event.hpp"
#include "engine/loading/load_calendar.hpp"
#include "engine/loading/load_pathway.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <nlohmann/json.hpp>

using namespace filrouge;

namespace {

const std::filesystem::path root = FILROUGE_SOURCE_DIR;

std::string kept(const std::string& name) {
  return system::read_file(root / "examples/lycee-year" / name);
}

std::shared_ptr<const pathway::Pathway> avenirpro() {
  const std::string name = "workflows/avenirpro/avenirpro.yaml";
  loading::Files files{{name, system::read_file(root / name)}};
  auto result = loading::load_pathway(name, files);
  while (!result.pathway && !result.needs.empty()) {
    for (const auto& need : result.needs) files[need.name] = system::read_file(root / need.name);
    result = loading::load_pathway(name, files);
  }
  REQUIRE(result.pathway);
  return std::make_shared<const pathway::Pathway>(std::move(*result.pathway));
}

std::shared_ptr<const calendar::Place> place_of(const std::string& uai) {
  const std::string name = "workflows/calendars/fr.yaml";
  std::map<std::string, std::string> texts{{name, system::read_file(root / name)}};
  Diagnostics findings;
  auto loaded = loading::load_calendars(name, texts, findings);
  while (!loaded.needs.empty()) {
    for (const auto& part : loaded.needs) texts[part.name] = system::read_file(root / part.name);
    loaded = loading::load_calendars(name, texts, findings);
  }
  system::ZoneDatabase zones;
  auto place = calendar::resolve(loaded.calendars, uai, [&](const std::string& zone) { return zones.zone(zone); });
  REQUIRE(place);
  return std::make_shared<const calendar::Place>(std::move(*place));
}

// Something that reaches a case at a moment.
struct Arrival {
  LocalTime at;
  std::string event;
  std::string by;
  std::map<std::string, std::string> payload;
  bool about_school = false;
};

// Everything that reaches each pupil, in order; results are imported on the day they are published.
std::map<std::string, std::vector<Arrival>> arrivals() {
  std::map<std::string, std::vector<Arrival>> all;
  const auto log = csv::read_events(kept("log.csv"), {});
  REQUIRE(log);
  std::vector<Arrival> of_school;
  for (const auto& line : log->events) {
    const Arrival arrival{line.at, line.event, line.by, line.payload, line.ine.empty()};
    (line.ine.empty() ? of_school : all[line.ine]).push_back(arrival);
  }
  for (const auto& [file, at] :
       {std::pair{"results-1.csv", "2026-07-07T14:00"}, {"results-2.csv", "2026-07-09T18:00"}}) {
    const auto results = csv::read_results(kept(file), {});
    REQUIRE(results);
    for (const auto& result : results->results) {
      all[result.ine].push_back({*parse_local_time(at),
                                 "result.received",
                                 "office",
                                 {{"decision", std::string{to_string(result.decision)}}}});
    }
  }
  for (auto& [ine, mine] : all) {
    mine.insert(mine.end(), of_school.begin(), of_school.end());
    std::stable_sort(mine.begin(), mine.end(), [](const Arrival& a, const Arrival& b) { return a.at < b.at; });
  }
  return all;
}

nlohmann::json typed(const std::map<std::string, std::string>& payload) {
  auto json = nlohmann::json::object();
  for (const auto& [name, text] : payload) {
    const auto value = nlohmann::json::parse(text, nullptr, false);
    json[name] = value.is_boolean() || value.is_number() ? value : nlohmann::json(text);
  }
  return json;
}

bool may_send(const pathway::Pathway& pathway, const Arrival& arrival) {
  for (const auto& event : pathway.events) {
    if (event.name != arrival.event) continue;
    return std::any_of(event.by.begin(), event.by.end(),
                       [&](const auto role) { return pathway.roles[role].name == arrival.by; });
  }
  return false;
}

// One pupil's case from September to the next spring. What the pathway refused is added to `refused`.
interpreter::Case play(const interpreter::Setting& setting, const std::string& ine, const std::vector<Arrival>& mine,
                       std::vector<std::string>& refused) {
  const auto instant = [&](const char* text) { return setting.place->zone->instant(*parse_local_time(text)); };
  const auto ignore = [](Instant, const interpreter::Step&) {};
  auto state = interpreter::step(setting, interpreter::blank_case(*setting.pathway), interpreter::Open{},
                                 instant("2025-09-15T08:00"))
                   .after;
  for (const auto& arrival : mine) {
    const auto now = setting.place->zone->instant(arrival.at);
    state = interpreter::advance(setting, std::move(state), now, ignore).after;
    const auto where = ine + " " + to_rfc3339(now) + " " + arrival.event + ": ";
    if (!may_send(*setting.pathway, arrival)) refused.push_back(where + arrival.by + " may not record it");
    const auto event = interpreter::make_event(setting, arrival.event, typed(arrival.payload), std::nullopt, now);
    if (!event) {
      refused.push_back(where + event.error());
      continue;
    }
    auto step = interpreter::step(setting, std::move(state), *event, now);
    if (step.refused && !arrival.about_school) {
      std::string why = "not taken in";
      for (const auto& name : interpreter::configuration_names(*setting.pathway, step.after)) why += " " + name;
      for (const auto& sentence : step.refused->sentences) why += "; " + sentence;
      refused.push_back(where + why);
    }
    state = std::move(step.after);
  }
  return interpreter::advance(setting, std::move(state), instant("2027-03-01T00:00"), ignore).after;
}

// What became of all pupils, by INE.
struct Played {
  std::shared_ptr<const pathway::Pathway> pathway = avenirpro();
  std::map<std::string, interpreter::Case> cases;
  std::vector<std::string> refused;
};

const Played& played() {
  static const Played year = [] {
    Played all;
    const auto setting = interpreter::make_setting(all.pathway, place_of("0579001Z"), 2025);
    for (const auto& [ine, mine] : arrivals()) all.cases.emplace(ine, play(setting, ine, mine, all.refused));
    return all;
  }();
  return year;
}

// Pupils whose case ended with such a value of the fact.
template <class Fits>
std::set<std::string> pupils_whose(const std::string& fact, Fits fits) {
  const auto index = pathway::find_fact(*played().pathway, fact);
  REQUIRE(index);
  std::set<std::string> pupils;
  for (const auto& [ine, ended] : played().cases)
    if (fits(ended.facts[index->value])) pupils.insert(ine);
  return pupils;
}

// Pupils of whom the log records an event whose name begins so.
std::set<std::string> pupils_with(const std::string& event) {
  std::set<std::string> pupils;
  for (const auto& [ine, mine] : arrivals()) {
    for (const auto& arrival : mine)
      if (arrival.event.starts_with(event)) pupils.insert(ine);
  }
  return pupils;
}

}  // namespace

TEST_CASE("the AvenirPro pathway takes every event of the lycée's year and brings every pupil to an outcome") {
  CHECK(played().cases.size() == 120);
  std::map<std::string, int> outcomes;
  for (const auto& [ine, ended] : played().cases) {
    INFO(ine);
    CHECK(ended.closed);
    if (ended.outcome) ++outcomes[played().pathway->outcomes[*ended.outcome].code];
  }
  CAPTURE(played().refused);
  CHECK(played().refused.empty());
  CHECK(outcomes == std::map<std::string, int>{{"S11", 12},
                                               {"S12", 6},
                                               {"S13", 14},
                                               {"S21", 20},
                                               {"S22", 23},
                                               {"S31", 7},
                                               {"S32", 2},
                                               {"S41", 2},
                                               {"S51", 9},
                                               {"S52", 2},
                                               {"S61", 9},
                                               {"S71", 12},
                                               {"S72", 1},
                                               {"S73", 1}});
}

TEST_CASE("the cases that entered AvenirPro+, and those that gave it up, are those the log tells of") {
  const auto entered = pupils_whose("start", [](const expression::Value& start) { return !start.is_null(); });
  const auto gave_up =
      pupils_whose("gave_up", [](const expression::Value& given) { return given == expression::Value(true); });
  CHECK(entered == pupils_with("mef.entered"));
  CHECK(gave_up == pupils_with("abandon."));
  CHECK(std::ranges::includes(entered, gave_up));
  // 41 % in the account of autumn 2023.
  CHECK(std::lround(100.0 * static_cast<double>(gave_up.size()) / static_cast<double>(entered.size())) == 41);
}

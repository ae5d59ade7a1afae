#pragma once
#include "engine/base/ids.hpp"
#include "engine/base/time.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

namespace filrouge::port {

// What names a case everywhere: the lycée that opened it, then its number. Ordered as the database orders it, by bytes.
struct CaseKey {
  SchoolId school;
  CaseId id;
  friend auto operator<=>(const CaseKey&, const CaseKey&) = default;
};

enum class CaseStatus { open, closed };

// The row of a case: the fold of its history, kept so that nobody has to fold in order to read.
struct CaseRecord {
  CaseKey key;
  PersonId person;
  std::string pathway_name;
  std::string cohort;      // the school year of the exam, for instance "2026"
  PathwayHash pathway;     // the version of the pathway the case runs on
  PlaceHash place;         // what its timers were computed with
  std::int64_t version{};  // the number of its last history row; what a write expects
  std::string document;    // flat JSON object, spelled as the database likes
  std::string state;       // active atomic states, dotted, for people and for SQL; the engine reads the document
  CaseStatus status = CaseStatus::open;
  std::string outcome;             // code of the pathway's table, empty where there is none
  std::optional<Instant> wake_at;  // the earliest armed timer
};

}  // namespace filrouge::port

#pragma once
#include "engine/base/ids.hpp"
#include "engine/base/time.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace filrouge::port {

enum class HistoryKind { opened, event, timer, correction, retimed, migrated, reopened };

// One accepted step of a case, as it is kept for ever. It names nobody: persons are keys, and `by` is a role with the
// key of who acted. The texts are the engine's, in its canonical spelling; the store neither reads nor changes them.
struct HistoryRow {
  HistoryKind kind = HistoryKind::event;
  std::string name;             // of the event, the rule of the timer, or the state where a case goes on
  std::optional<Day> occurred;  // when it happened, where that is not when it was recorded
  Instant recorded;             // when the step really ran
  Instant effective;            // what the step saw as `now`: the due instant of a timer
  std::string by;               // "office:142", "timer", "import"; never a name
  PathwayHash pathway;
  PlaceHash place;
  int semantics = 1;    // the engine's behaviour, numbered; numbers are never reused
  std::string branch;   // codes of the branch taken
  std::string payload;  // JSON object of the event's fields that are not personal; "{}" without any
  std::string patch;    // JSON object: the top-level keys of the document that changed; null removes
  std::string reasons;  // codes; words are rebuilt from them
  friend bool operator==(const HistoryRow&, const HistoryRow&) = default;
};

// A row as read back. `sequence` counts from 1 within the case.
struct RecordedStep {
  std::int64_t sequence{};
  HistoryRow row;
};

}  // namespace filrouge::port

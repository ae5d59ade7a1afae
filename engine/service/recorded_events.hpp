#pragma once
#include "engine/interpreter/correct.hpp"
#include "engine/port/case_record.hpp"
#include "engine/port/history_row.hpp"
#include "engine/service/library.hpp"

#include <optional>
#include <string>
#include <vector>

namespace filrouge::service {

// What a correction keeps in the payload of its row.
struct KeptCorrection {
  std::int64_t step = 0;             // the row of the event
  std::string fields;                // JSON object: the event's fields as they really were
  std::optional<Day> occurred;       // and its day, where that is not the day it was recorded
  interpreter::Correction decision;  // what became of the facts
};
[[nodiscard]] std::string to_payload(const pathway::Pathway& pathway, const KeptCorrection& correction);
// Nothing where the text is no such payload of this pathway.
[[nodiscard]] std::optional<KeptCorrection> read_correction(const pathway::Pathway& pathway,
                                                            const std::string& payload);

// An event in the history of a case, as it is known now: with what corrected it last.
struct RecordedEvent {
  std::int64_t step = 0;
  Instant recorded;
  std::string fields;
  std::optional<Day> occurred;
  interpreter::TakenEvent taken;
  interpreter::Facts set_since;  // by later steps, corrections of this event left out
};

// The event of that name that a history row took, the latest where no row is given. Nothing where there is none, or
// this build cannot read it.
[[nodiscard]] std::optional<RecordedEvent> find_event(const std::vector<port::RecordedStep>& history,
                                                      const interpreter::Setting& setting, const std::string& name,
                                                      std::optional<std::int64_t> step);

}  // namespace filrouge::service

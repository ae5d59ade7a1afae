#pragma once
#include "cli/context.hpp"
#include "cli/listed.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace filrouge::cli {

struct CaseListOptions {
  std::string school;
  std::string pathway;
  std::string cohort;
  std::string state;            // a dotted path: cases in this state or in one inside it
  std::string status = "open";  // "open", "closed" or "all"
  bool refused = false;         // events that were refused, instead
  bool incidents = false;       // cases that could not be stepped or stored, instead
  std::string after;            // the reference of a case: those behind it
  std::size_t limit = listed_max;
};
struct CaseOpenOptions {
  std::string school;
  std::string cohort;
};
struct CaseShowOptions {
  std::string reference;  // "0579001Z/17"
};
struct CaseSendOptions {
  std::string reference;
  std::string event;
  std::vector<std::string> fields;  // "channel=phone"
  std::string payload;              // or a JSON object
  std::string occurred;             // a day; empty: today
  std::string by = "office";
  std::string key;  // names the event: a second one of the same key changes nothing
};
struct CaseCorrectOptions {
  std::string reference;
  std::string event;
  std::vector<std::string> fields;  // those that were different
  std::int64_t step = 0;            // the history row; 0: the latest of that name
  std::string occurred;             // a day; empty: as recorded
  std::string by = "office";
};
struct CaseReopenOptions {
  std::string reference;
  std::string to;  // a dotted path
  std::string by = "office";
};
struct CaseWhyOptions {
  std::string reference;
  bool full = false;  // every reason, also those that only say how the others came about
};
struct CaseNextOptions {
  std::string reference;
};

[[nodiscard]] int run(const CaseListOptions& options, Context& context);
// Opens the case of every pupil who should have one and has none.
[[nodiscard]] int run(const CaseOpenOptions& options, Context& context);
[[nodiscard]] int run(const CaseShowOptions& options, Context& context);
// Records an event. `findings` when it is refused; the sentences say why, and what would be taken.
[[nodiscard]] int run(const CaseSendOptions& options, Context& context);
// Puts right an event that was not as it was recorded. `findings` when it is refused; the sentences say why.
[[nodiscard]] int run(const CaseCorrectOptions& options, Context& context);
// Lets a closed case go on in a state; `findings` when it is refused.
[[nodiscard]] int run(const CaseReopenOptions& options, Context& context);
// The case's story: every step, why it went that way, and who was told.
[[nodiscard]] int run(const CaseWhyOptions& options, Context& context);
// What the case waits for: timers, tasks, events.
[[nodiscard]] int run(const CaseNextOptions& options, Context& context);

}  // namespace filrouge::cli

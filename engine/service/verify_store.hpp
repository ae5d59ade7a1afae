#pragma once
#include "engine/port/audit_store.hpp"
#include "engine/service/library.hpp"
#include "engine/service/progress.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace filrouge::service {

// Something that is not as its history says.
struct Difference {
  port::CaseKey subject;
  std::int64_t sequence = 0;  // the history row; 0 for the case's own row
  std::string
      what;  // a code: "document", "version", "state", "wake-at", "status", "patch", "reasons", "intent", "task", …
};

struct Verification {
  std::size_t cases = 0;
  std::size_t steps = 0;
  std::size_t redecided = 0;  // steps decided a second time, with the same result unless listed
  // Steps whose inputs are gone: decided with another semantics number, or in a place that no published calendars make.
  std::size_t not_redecided = 0;
  std::vector<Difference> differences;
  std::vector<port::Orphan> orphans;
  [[nodiscard]] bool clean() const { return differences.empty() && orphans.empty(); }
};

// So many differences, and rows that refer to nothing, are kept.
inline constexpr std::size_t verified_max = 1000;

// Proves the database (design decision 5): each case row is the fold of its history, each step is decided again where
// its inputs exist, what it told is in the outbox, tasks are those of the case, and no row refers to what is not there.
class VerifyStore {
 public:
  VerifyStore(port::AuditStore& audit, Library& library) : audit_(audit), library_(library) {}

  // `progress` counts cases. At most `differences_max` differences are kept.
  [[nodiscard]] Verification run(const Progress& progress, std::size_t differences_max = verified_max);

 private:
  port::AuditStore& audit_;
  Library& library_;
};

// One case: the differences of its row from the fold of its steps, of its steps from deciding them again, and of
// what they left behind.
void verify_case(const port::CaseWithHistory& subject, Library& library, Verification& verification);

}  // namespace filrouge::service

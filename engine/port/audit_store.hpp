#pragma once
#include "engine/port/case_record.hpp"
#include "engine/port/history_row.hpp"
#include "engine/port/outbox_store.hpp"
#include "engine/port/task_record.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace filrouge::port {

struct CaseWithHistory {
  CaseRecord record;                  // its document in the engine's canonical spelling: keys sorted, no spaces
  std::vector<RecordedStep> steps;    // in order
  std::vector<IntentRecord> intents;  // by the sequence of their steps
  std::vector<TaskRecord> tasks;
};

// A row whose case does not exist, or whose step does not.
struct Orphan {
  std::string table;
  CaseKey subject;
};

// A step that ran late (filrouge::late_after): of a case's timers, or one that timed them again.
struct LateStep {
  CaseKey subject;
  std::int64_t sequence{};
  PathwayHash pathway;
  Instant due;
  Instant ran;
  std::string reasons;
};
struct LateQuery {
  std::optional<SchoolId> school;
  std::optional<Instant> since;  // ran then or later
};

// What is read of histories afterwards. History and outbox have no foreign keys (they would halve the speed of a
// batch), so this is where a broken reference shows.
class AuditStore {
 public:
  virtual ~AuditStore() = default;

  // Cases in the order of their keys, behind `after`, each as one consistent snapshot with its history and
  // what that left behind.
  [[nodiscard]] virtual std::vector<CaseWithHistory> page(const std::optional<CaseKey>& after, std::size_t limit) = 0;
  [[nodiscard]] virtual std::vector<Orphan> orphans(std::size_t limit) = 0;

  // Gives them to `each`, in the order of their cases.
  virtual void late_steps(const LateQuery& query, const std::function<void(const LateStep&)>& each) = 0;
};

}  // namespace filrouge::port

#pragma once
#include "engine/port/batch.hpp"
#include "engine/port/case_record.hpp"
#include "engine/port/history_row.hpp"
#include "engine/port/task_record.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace filrouge::port {

// A page of cases in the order of their keys. Every given field restricts it.
struct CaseQuery {
  std::optional<SchoolId> school;
  std::optional<std::string> pathway_name;
  std::optional<std::string> cohort;
  std::optional<CaseStatus> status;
  std::optional<PersonId> person;
  std::optional<CaseKey> after;  // the last key of the page before
  std::size_t limit = 1000;
};

// Where a drain of due cases has come to: claims go on behind it.
struct DuePosition {
  Instant wake_at;
  CaseKey key;
};

struct DueClaim {
  Instant now;
  std::size_t limit = 1000;
  std::size_t part = 1000;                       // so many are given to `decide` together, the last ones apart
  std::chrono::milliseconds time_limit{30'000};  // the server ends a transaction that takes longer
  std::optional<DuePosition> after;
};

struct ClaimOutcome {
  std::size_t claimed = 0;
  std::optional<DuePosition> last;  // none when nothing was due
  BatchOutcome batch;
};

// Cases and what their steps leave behind. An object is used by one thread at a time; several objects, in several
// processes, may share a database. Every function throws OutsideFailure when the database fails.
class CaseStore {
 public:
  using Decide = std::function<Batch(std::span<const CaseRecord>)>;
  virtual ~CaseStore() = default;

  // Those of the keys that exist, in the order of their keys.
  [[nodiscard]] virtual std::vector<CaseRecord> find(const std::vector<CaseKey>& keys) = 0;
  [[nodiscard]] virtual std::vector<CaseRecord> page(const CaseQuery& query) = 0;
  [[nodiscard]] virtual std::vector<RecordedStep> history(const CaseKey& key) = 0;

  // Throws OutsideFailure (busy) when other processes keep opening the same ones.
  [[nodiscard]] virtual OpeningOutcome open(const std::vector<CaseOpening>& openings) = 0;

  // Stores the decided steps of many cases in one transaction: per case everything or nothing. A case whose version is
  // no longer the expected one is left out and reported as lost, as is a batch that met a deadlock. A batch the
  // database refuses otherwise is halved until the guilty case is alone.
  [[nodiscard]] virtual BatchOutcome write(const Batch& batch) = 0;

  // Reads cases with wake_at <= now that nobody else is firing, gives them to `decide` part by part, and stores what it
  // decided, each part in the order of its cases, in one transaction. `decide` is called from one thread at a time,
  // which need not be the caller's: a part may be decided while the one before is stored, and decided again where the
  // database refused the claim. A claimer slower than its time limit stores nothing: it gets OutsideFailure (busy).
  [[nodiscard]] virtual ClaimOutcome claim_due(const DueClaim& claim, const Decide& decide) = 0;
  // The earliest wake_at of all open cases behind `after`.
  [[nodiscard]] virtual std::optional<Instant> next_wake(Instant after = Instant::min()) = 0;

  // Keeps outside events that no case took, so that they stay visible. A key already answered is left as it is.
  virtual void refuse(const std::vector<ReceivedEvent>& events) = 0;
  // The first answers of those keys that have arrived before.
  [[nodiscard]] virtual std::vector<ReceivedEvent> received(const std::vector<EventKey>& keys) = 0;
  // Refused events of a school, the latest first.
  [[nodiscard]] virtual std::vector<ReceivedEvent> refused(const SchoolId& school, std::size_t limit) = 0;

  [[nodiscard]] virtual std::vector<TaskRecord> open_tasks(const TaskQuery& query) = 0;
  [[nodiscard]] virtual std::vector<TaskRecord> tasks_of(const CaseKey& key) = 0;

  // The latest first.
  [[nodiscard]] virtual std::vector<Incident> incidents(std::size_t limit) = 0;
  virtual void report(const Incident& incident) = 0;
};

}  // namespace filrouge::port

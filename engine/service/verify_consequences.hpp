#pragma once
#include "engine/interpreter/case.hpp"
#include "engine/interpreter/setting.hpp"
#include "engine/port/batch.hpp"
#include "engine/port/history_row.hpp"
#include "engine/port/outbox_store.hpp"
#include "engine/port/task_record.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace filrouge::service {

// What the steps of a case told, decided again, against what stands in the outbox.
class ExpectedIntents {
 public:
  // What the step told; `closed`: the case is closed after it.
  void add(const port::RecordedStep& step, const std::vector<port::NewIntent>& told, bool closed);
  // The steps whose intents are not those of the outbox. Of steps that were not added, nothing is known.
  [[nodiscard]] std::vector<std::int64_t> differing(const std::vector<port::IntentRecord>& found) const;

 private:
  using What = std::tuple<std::string, std::string, std::string, std::string>;  // rule, occurrence, role, message
  struct Told {
    Instant recorded;
    std::set<What> intents;
  };
  std::map<std::int64_t, Told> steps_;
  bool closed_ = false;         // after the step added last
  std::set<Instant> closings_;  // when steps that closed the case were recorded: a case may be reopened
};

// Whether the tasks of the database are those of the case: the same ones open and due, and as many in all.
[[nodiscard]] bool tasks_agree(const pathway::Pathway& pathway, const interpreter::Case& state,
                               const std::vector<port::TaskRecord>& found);

}  // namespace filrouge::service

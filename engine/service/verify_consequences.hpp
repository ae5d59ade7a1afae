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
  void add(std::int64_t step, const std::vector<port::NewIntent>& told);
  // The steps whose intents are not those of the outbox. Of steps that were not added, nothing is known.
  [[nodiscard]] std::vector<std::int64_t> differing(const std::vector<port::IntentRecord>& found) const;

 private:
  using What = std::tuple<std::string, std::string, std::string, std::string>;  // rule, occurrence, role, message
  std::map<std::int64_t, std::set<What>> steps_;
};

// Whether the tasks of the database are those of the case: the same ones open and due, and as many in all.
[[nodiscard]] bool tasks_agree(const pathway::Pathway& pathway, const interpreter::Case& state,
                               const std::vector<port::TaskRecord>& found);

}  // namespace filrouge::service

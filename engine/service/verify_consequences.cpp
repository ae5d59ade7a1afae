#include "engine/service/verify_consequences.hpp"

#include "engine/service/occurrence.hpp"

#include <algorithm>

namespace filrouge::service {

void ExpectedIntents::add(std::int64_t step, const std::vector<port::NewIntent>& told) {
  auto& intents = steps_[step];
  for (const auto& intent : told) intents.insert({intent.rule, intent.occurrence, intent.role, intent.message});
}

std::vector<std::int64_t> ExpectedIntents::differing(const std::vector<port::IntentRecord>& found) const {
  std::map<std::int64_t, std::set<What>> stored;
  for (const auto& intent : found)
    stored[intent.sequence].insert({intent.key.rule, intent.key.occurrence, intent.key.role, intent.message});
  std::vector<std::int64_t> differing;
  for (const auto& [sequence, told] : steps_)
    if (stored[sequence] != told) differing.push_back(sequence);
  return differing;
}

bool tasks_agree(const pathway::Pathway& pathway, const interpreter::Case& state,
                 const std::vector<port::TaskRecord>& found) {
  using Open = std::tuple<std::string, std::string, std::optional<Instant>>;
  std::set<Open> expected, open;
  for (const auto& task : state.tasks)
    expected.insert({pathway.tasks[task.task].rule, to_string(Occurrence{task.occurrence, 0}), task.due});
  std::map<std::string, std::uint32_t> count;
  for (const auto& task : found) {
    ++count[task.rule];
    if (task.status == port::TaskStatus::open) open.insert({task.rule, task.occurrence, task.due});
  }
  std::size_t openings = 0;
  for (const auto task : pathway.tasks.indices()) {
    if (count[pathway.tasks[task].rule] != state.progress[task.value].opened) return false;
    openings += state.progress[task.value].opened;
  }
  return open == expected && openings == found.size();
}

}  // namespace filrouge::service

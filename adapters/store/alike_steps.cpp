#include "adapters/store/alike_steps.hpp"

#include <algorithm>
#include <tuple>

namespace filrouge::store {
namespace {

auto row_of(const port::CaseSteps& s) {
  return std::tie(s.state, s.wake_at, s.status, s.outcome, s.pathway, s.place);
}

auto but_patch(const port::HistoryRow& r) {
  return std::tie(r.recorded, r.effective, r.payload, r.name, r.by, r.branch, r.reasons, r.occurred, r.kind, r.pathway,
                  r.place, r.semantics);
}

bool alike_histories(const port::CaseSteps& a, const port::CaseSteps& b) {
  if (has_patch_of_case(a) && has_patch_of_case(b)) return but_patch(a.history.front()) == but_patch(b.history.front());
  return a.history == b.history;
}

auto consequences(const port::CaseSteps& s) {
  return std::tie(s.intents, s.tasks, s.task_changes, s.withdraw_unsent);
}

}  // namespace

std::size_t AlikeSteps::operator()(const Steps& steps) const {
  const std::hash<std::string> hash;
  const auto& row = steps.of->history.front();
  const auto history = (hash(row.payload) * 31 + hash(row.reasons)) * 31 + steps.of->history.size();
  const std::hash<std::string_view> hash_view;
  return ((hash(steps.of->state) * 31 + hash_view(steps.patch)) * 31 + hash_view(steps.document)) * 31 + history;
}

bool AlikeSteps::operator()(const Steps& a, const Steps& b) const {
  return row_of(*a.of) == row_of(*b.of) && a.patch == b.patch && a.removed == b.removed && a.document == b.document &&
         alike_histories(*a.of, *b.of);
}

std::size_t AlikeConsequences::operator()(const port::CaseSteps* steps) const {
  const std::hash<std::string> hash;
  std::size_t sum = steps->task_changes.size() * 2 + (steps->withdraw_unsent ? 1 : 0);
  for (const auto& intent : steps->intents) sum = sum * 31 + hash(intent.rule + intent.occurrence);
  for (const auto& task : steps->tasks) sum = sum * 31 + hash(task.rule + task.occurrence);
  return sum;
}

bool AlikeConsequences::operator()(const port::CaseSteps* a, const port::CaseSteps* b) const {
  return consequences(*a) == consequences(*b);
}

}  // namespace filrouge::store

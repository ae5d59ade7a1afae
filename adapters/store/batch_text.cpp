#include "adapters/store/batch_text.hpp"

#include "adapters/store/lone_step.hpp"
#include "engine/port/change_watch.hpp"
#include "engine/port/codes.hpp"

#include <algorithm>
#include <unordered_set>

namespace filrouge::store::postgres {

namespace {

template <class Numbers>
std::int64_t next_number(const Numbers& numbers) {
  return static_cast<std::int64_t>(numbers.size());
}

// Whether hardly any two cases have the same patch.
bool have_own_patches(std::span<const CaseEntry> entries) {
  std::unordered_set<std::string_view> patches;
  for (const auto& entry : entries) patches.insert(entry.steps->patch);
  return patches.size() > entries.size() / 2;
}

// Whether so many cases are left with the same document that the server reads it sooner than it patches each of them:
// that costs it a tenth of a write, and reading alike steps what sixteen writes cost.
bool have_few_documents(std::span<const CaseEntry> entries) {
  constexpr std::size_t alike = 16;
  std::unordered_set<std::string_view> documents;
  for (const auto& entry : entries) {
    documents.insert(*entry.document);
    if (documents.size() > entries.size() / alike) return false;
  }
  return true;
}

// Before a daemon would look by itself.
bool is_due_soon(const port::CaseSteps& steps) {
  const auto soon = steps.history.back().recorded + port::look_again;
  return (steps.wake_at && *steps.wake_at < soon) || std::ranges::any_of(steps.intents, [&](const auto& intent) {
           return intent.status == port::IntentStatus::pending && intent.send_from < soon;
         });
}

}  // namespace

BatchText::BatchText(std::span<const CaseEntry> entries)
    : lone_(is_lone_step(entries) ? &entries.front() : nullptr),
      own_patches_(have_own_patches(entries)),
      few_documents_(!own_patches_ && have_few_documents(entries)) {
  for (const auto& entry : entries) add(entry);
}

void BatchText::add(const CaseEntry& entry) {
  ++cases_;
  wake_ = wake_ || is_due_soon(*entry.steps);
  const auto [steps, new_steps] = alike_.try_emplace(steps_of(entry), next_number(alike_));
  if (new_steps && lone_ == nullptr) add_steps(steps->second, steps->first);
  const auto [left, new_left] = consequences_.try_emplace(entry.steps, next_number(consequences_));
  if (new_left) add_consequences(left->second, *entry.steps);
  schools_.add(entry.key.school.value());
  ids_.add(entry.key.id.value());
  versions_.add(entry.expected_version);
  steps_of_.add(steps->second);
  if (own_patches_) patches_.add(entry.steps->patch);
  if (entry.row != nullptr) rows_.add(*entry.row);
  consequences_of_.add(left->second);
  if (entry.opening != nullptr) {
    opening_ = true;
    persons_.add(entry.opening->person.value());
    pathways_.add(entry.opening->pathway_name);
    cohorts_.add(entry.opening->cohort);
  }
  for (const auto& event : *entry.taken) {
    auto object = taken_.object();
    object.text("school", entry.key.school.value()).number("id", entry.key.id.value());
    object.text("source", event.source).text("reference", event.reference);
    object.number("step", static_cast<std::int64_t>(event.step) + 1);
    object.instant("received", entry.steps->history.at(event.step).recorded).end();
  }
}

Steps BatchText::steps_of(const CaseEntry& entry) const {
  const auto& patch = entry.steps->patch;
  if (own_patches_) return {entry.steps, {}, array_of(removed_keys(patch)), {}};
  return {entry.steps, patch, {}, few_documents_ ? std::string_view(*entry.document) : std::string_view()};
}

void BatchText::add_steps(std::int64_t n, const Steps& alike) {
  const auto& steps = *alike.of;
  auto object = steps_.object();
  object.number("n", n).number("count", static_cast<std::int64_t>(steps.history.size()));
  if (few_documents_) {
    object.raw("document", alike.document);
  } else {
    if (!own_patches_) object.raw("patch", steps.patch);
    object.text("removed", array_of(removed_keys(steps.patch)));
  }
  object.text("pathway", steps.pathway.value()).text("place", steps.place.value());
  object.text("state", steps.state).text("status", code(steps.status)).text("outcome", steps.outcome);
  object.instant("wake_at", steps.wake_at).end();
  add_history(n, steps);
}

void BatchText::add_consequences(std::int64_t m, const port::CaseSteps& steps) {
  for (const auto& intent : steps.intents) {
    auto row = intents_.object();
    row.number("m", m).number("step", static_cast<std::int64_t>(intent.step) + 1);
    row.text("rule", intent.rule).text("occurrence", intent.occurrence).text("role", intent.role);
    row.text("message", intent.message).instant("send_from", intent.send_from);
    row.instant("not_after", intent.not_after).text("status", code(intent.status)).end();
  }
  for (const auto& task : steps.tasks) {
    auto row = tasks_.object();
    row.number("m", m).text("rule", task.rule).text("occurrence", task.occurrence).text("role", task.role);
    row.text("answerable", task.answerable).instant("opened", task.opened).instant("due", task.due);
    row.instant("closed", task.closed).text("status", code(task.status)).end();
  }
  for (const auto& change : steps.task_changes) {
    auto row = task_changes_.object();
    row.number("m", m).text("rule", change.rule).text("occurrence", change.occurrence);
    row.text("status", code(change.status)).instant("due", change.due);
    if (change.status != port::TaskStatus::open) row.instant("closed", change.at);
    row.end();
  }
  if (steps.withdraw_unsent) withdrawals_.add(m);
}

void BatchText::add_history(std::int64_t n, const port::CaseSteps& steps) {
  std::int64_t step = 0;
  for (const auto& row : steps.history) {
    auto object = history_.object();
    object.number("n", n).number("step", ++step).text("kind", code(row.kind)).text("name", row.name);
    if (row.occurred) object.text("occurred", to_string(*row.occurred));
    object.instant("recorded", row.recorded).instant("effective", row.effective).text("actor", row.by);
    object.text("pathway", row.pathway.value()).text("place", row.place.value());
    object.number("semantics", row.semantics).text("branch", row.branch).raw("payload", row.payload);
    if (!own_patches_ || !has_patch_of_case(steps)) object.raw("patch", row.patch);
    object.text("reasons", row.reasons).end();
  }
}

std::map<std::string, std::string> BatchText::parameters_of_many() const {
  return {{"schools", schools_.finish()}, {"ids", ids_.finish()},         {"versions", versions_.finish()},
          {"alike", steps_of_.finish()},  {"patches", patches_.finish()}, {"consequences", consequences_of_.finish()},
          {"steps", steps_.finish()},     {"history", history_.finish()}};
}

std::map<std::string, std::string> BatchText::parameters() const {
  auto all = lone_ != nullptr ? lone_parameters(*lone_) : parameters_of_many();
  all.emplace("cases", std::to_string(cases_));
  const auto present = parts();
  if (present.opening) {
    all.emplace("persons", persons_.finish());
    all.emplace("pathways", pathways_.finish());
    all.emplace("cohorts", cohorts_.finish());
  }
  if (present.rows) all.emplace("rows", rows_.finish());
  if (present.intents) all.emplace("intents", intents_.finish());
  if (present.tasks) all.emplace("tasks", tasks_.finish());
  if (present.task_changes) all.emplace("task_changes", task_changes_.finish());
  if (present.withdrawals) all.emplace("withdrawals", withdrawals_.finish());
  if (present.taken) all.emplace("taken", taken_.finish());
  return all;
}

}  // namespace filrouge::store::postgres

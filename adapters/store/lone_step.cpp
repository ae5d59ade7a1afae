#include "adapters/store/lone_step.hpp"

#include "adapters/store/alike_steps.hpp"
#include "adapters/store/json_text.hpp"
#include "adapters/store/postgres_array.hpp"
#include "engine/port/codes.hpp"

namespace filrouge::store::postgres {
namespace {

std::string number(const std::optional<Instant>& instant) {
  return instant ? std::to_string(instant->time_since_epoch().count()) : std::string();
}

}  // namespace

bool is_lone_step(std::span<const CaseEntry> entries) {
  return entries.size() == 1 && entries.front().opening == nullptr && has_patch_of_case(*entries.front().steps);
}

std::map<std::string, std::string> lone_parameters(const CaseEntry& entry) {
  const auto& steps = *entry.steps;
  const auto& row = steps.history.front();
  std::map<std::string, std::string> all{{"school", entry.key.school.value()},
                                         {"id", std::to_string(entry.key.id.value())},
                                         {"version", std::to_string(entry.expected_version)},
                                         {"patch", steps.patch},
                                         {"removed", array_of(removed_keys(steps.patch))},
                                         {"pathway", steps.pathway.value()},
                                         {"place", steps.place.value()},
                                         {"state", steps.state},
                                         {"status", std::string(code(steps.status))},
                                         {"outcome", steps.outcome},
                                         {"wake_at", number(steps.wake_at)},
                                         {"kind", std::string(code(row.kind))},
                                         {"name", row.name},
                                         {"occurred", row.occurred ? to_string(*row.occurred) : std::string()},
                                         {"recorded", number(row.recorded)},
                                         {"effective", number(row.effective)},
                                         {"actor", row.by},
                                         {"step_pathway", row.pathway.value()},
                                         {"step_place", row.place.value()},
                                         {"semantics", std::to_string(row.semantics)},
                                         {"branch", row.branch},
                                         {"payload", row.payload},
                                         {"reasons", row.reasons}};
  for (const auto& [name, value] : all) require_storable(value);
  return all;
}

std::string_view lone_statement() {
  return R"(
with b as (
  select cast(:school as text) as school, cast(:id as bigint) as id, cast(:version as bigint) as version,
         cast(:patch as jsonb) as patch),
won as (
  update case_file as c
  set version = c.version + 1, document = (c.document || b.patch) - cast(:removed as text[]), pathway = :pathway,
      place = :place, state = :state, status = :status, outcome = :outcome, wake_at = cast(nullif(:wake_at, '') as bigint)
  from b
  where c.school = b.school and c.id = b.id and c.version = b.version
  returning c.school, c.id, b.version, 0 as m, b.patch),
kept_history as (
  insert into history (school, case_id, sequence, kind, name, occurred, recorded, effective, actor, pathway, place,
                       semantics, branch, payload, patch, reasons)
  select w.school, w.id, w.version + 1, :kind, :name, nullif(:occurred, ''), cast(:recorded as bigint),
         cast(:effective as bigint), :actor, :step_pathway, :step_place, cast(:semantics as integer), :branch,
         cast(:payload as jsonb), w.patch, :reasons
  from won as w))";
}

}  // namespace filrouge::store::postgres

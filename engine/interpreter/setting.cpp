#include "engine/interpreter/setting.hpp"

#include <utility>

namespace filrouge::interpreter {
namespace {

// The calendar's date, else the pathway's own rule, else nothing.
std::optional<Day> date_of(const pathway::Milestone& milestone, const calendar::Place& place, int cohort) {
  const auto given = place.milestones.find({milestone.name, cohort + milestone.year.ahead});
  if (given != place.milestones.end()) return given->second;
  if (milestone.rule) return calendar::day_of(*milestone.rule, cohort);
  return std::nullopt;
}

}  // namespace

Setting make_setting(std::shared_ptr<const pathway::Pathway> pathway, std::shared_ptr<const calendar::Place> place,
                     int cohort, std::shared_ptr<const pathway::Derived> derived) {
  Setting setting{std::move(pathway), std::move(derived), std::move(place), cohort, {}, {}};
  if (!setting.derived) setting.derived = std::make_shared<const pathway::Derived>(*setting.pathway);
  for (const auto& parameter : setting.pathway->parameters) setting.constants.push_back(parameter.value);
  for (const auto& milestone : setting.pathway->milestones) {
    const auto day = date_of(milestone, *setting.place, cohort);
    if (!day) setting.unknown.push_back(milestone.name);
    setting.constants.push_back(day ? expression::Value(*day) : expression::Value());
  }
  return setting;
}

}  // namespace filrouge::interpreter

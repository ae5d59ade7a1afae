#include "cli/found_case.hpp"

#include "engine/base/error.hpp"
#include "engine/base/utf8.hpp"
#include "engine/base/words.hpp"
#include "engine/service/recipients.hpp"
#include "engine/service/subject.hpp"

#include <algorithm>

namespace filrouge::cli {

service::CaseView find_case(Composition& engine, const std::string& reference) {
  const auto key = service::parse_reference(reference);
  if (!key) {
    throw OutsideFailure(OutsideFailure::Kind::not_found,
                         in_quotes(reference) + " names no case; a case is written UAI/NUMBER, like 0579001Z/17.");
  }
  auto found = engine.stores().cases.find({*key});
  if (found.empty()) {
    throw OutsideFailure(OutsideFailure::Kind::not_found,
                         "There is no case " + reference + "; \"filrouge case list\" shows those there are.");
  }
  return service::view(engine.library(), std::move(found.front()));
}

std::string name_of(Composition& engine, const SchoolId& school, PersonId person) {
  if (person == service::no_person) return "the program";
  const auto found = engine.stores().people.find(school, {person});
  if (found.empty()) return "(" + std::to_string(person.value()) + ")";
  return service::field(found.front(), "family_name") + " " + service::field(found.front(), "given_names");
}

std::string local_time(const calendar::Place& place, Instant instant) {
  const auto local = place.zone->local(instant);
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const std::chrono::hh_mm_ss time(local - day);
  const auto two = [](auto count) { return (count < 10 ? "0" : "") + std::to_string(count); };
  return to_string(day) + " " + two(time.hours().count()) + ":" + two(time.minutes().count());
}

std::string deadline(const calendar::Place& place, Instant due) {
  const auto local = place.zone->local(due);
  const auto day = std::chrono::floor<std::chrono::days>(local);
  return LocalTime{day} == local ? to_string(day - std::chrono::days(1)) : local_time(place, due);
}

std::string title_of_task(const pathway::Pathway& pathway, const std::string& rule) {
  for (const auto& task : pathway.tasks)
    if (task.rule == rule) return task.title.empty() ? task.name : task.title;
  return rule;
}

std::string title_of_role(const pathway::Pathway& pathway, const std::string& name) {
  for (const auto& role : pathway.roles)
    if (role.name == name && !role.title.empty()) return role.title;
  return name;
}

std::string title_of_event(const pathway::Pathway& pathway, const std::string& name) {
  for (const auto& event : pathway.events)
    if (event.name == name && !event.title.empty()) return event.title;
  return name;
}

std::string padded(const std::string& text, std::size_t width) {
  return text + std::string(width - std::min(utf8::length(text), width - 1), ' ');
}

}  // namespace filrouge::cli

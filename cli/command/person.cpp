#include "cli/command/person.hpp"

#include "cli/exit_code.hpp"
#include "cli/found_case.hpp"
#include "cli/found_message.hpp"
#include "engine/base/error.hpp"
#include "engine/service/opt_out.hpp"
#include "engine/service/recipients.hpp"

#include <ostream>

#include <nlohmann/json.hpp>

namespace filrouge::cli {
namespace {

port::PersonRecord find_person(Composition& engine, const SchoolId& school, PersonId person, const std::string& what) {
  auto found = engine.stores().people.find(school, {person});
  if (found.empty()) throw OutsideFailure(OutsideFailure::Kind::not_found, what + " is not in the database any more.");
  return std::move(found.front());
}

port::PersonRecord recipient_of(const std::string& number, Composition& engine) {
  const auto message = find_message(engine, number);
  if (message.recipient == service::no_person)
    throw OutsideFailure(OutsideFailure::Kind::not_found, "The message " + number + " was for a program, for nobody.");
  return find_person(engine, message.key.school, message.recipient, "Who was to get " + number);
}

std::vector<port::PersonRecord> people_of(const ChosenPeople& who, Composition& engine) {
  const auto record = find_case(engine, who.reference).record;
  auto pupil = find_person(engine, record.key.school, record.person, "The pupil of " + who.reference);
  if (!who.guardians) return {std::move(pupil)};
  if (pupil.guardians.empty())
    throw OutsideFailure(OutsideFailure::Kind::not_found, "The pupil of " + who.reference + " has no known guardian.");
  return engine.stores().people.find(record.key.school, pupil.guardians);
}

std::vector<port::PersonRecord> chosen(const ChosenPeople& who, Composition& engine) {
  if (!who.reference.empty()) return people_of(who, engine);
  if (who.messages.empty()) throw OutsideFailure(OutsideFailure::Kind::unreadable, "Say which messages, or --case.");
  std::vector<port::PersonRecord> people;
  for (const auto& number : who.messages) people.push_back(recipient_of(number, engine));
  return people;
}

// Of somebody who has opted out since that day, or wants messages where it is empty.
void show(const port::PersonRecord& person, const std::string& since, Composition& engine, Context& context) {
  if (context.json) {
    context.out << nlohmann::json{{"school", person.school.value()},
                                  {"person", person.id.value()},
                                  {"opted_out", since.empty() ? nlohmann::json() : nlohmann::json(since)}}
                       .dump()
                << "\n";
    return;
  }
  context.out << name_of(engine, person.school, person.id)
              << (since.empty() ? " may be written to" : " is not written to: opted out on " + since) << "\n";
}

}  // namespace

int run(const PersonOptOutOptions& options, Context& context) {
  Composition engine(context, Access::acting);
  const auto today = utc_day(engine.now());
  for (const auto& person : chosen(options.who, engine)) {
    const bool changed = service::opt_out(person, today, engine.stores().people);
    show(person, changed ? to_string(today) : service::opted_out_since(person), engine, context);
  }
  return done;
}

int run(const PersonOptInOptions& options, Context& context) {
  Composition engine(context, Access::acting);
  for (const auto& person : chosen(options.who, engine)) {
    (void)service::opt_in(person, engine.stores().people);
    show(person, "", engine, context);
  }
  return done;
}

}  // namespace filrouge::cli

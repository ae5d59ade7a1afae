#include "engine/service/opt_out.hpp"

#include "engine/service/subject.hpp"

namespace filrouge::service {
namespace {

constexpr const char* opted_out = "opted_out";

}  // namespace

std::string opted_out_since(const port::PersonRecord& person) {
  return field(person, opted_out);
}

bool opt_out(const port::PersonRecord& person, Day since, port::PeopleStore& people) {
  return opted_out_since(person).empty() &&
         people.correct(person.school, person.id, {{opted_out, filrouge::to_string(since)}});
}

bool opt_in(const port::PersonRecord& person, port::PeopleStore& people) {
  return !opted_out_since(person).empty() && people.correct(person.school, person.id, {{opted_out, ""}});
}

}  // namespace filrouge::service

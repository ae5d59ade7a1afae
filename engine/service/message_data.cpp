#include "engine/service/message_data.hpp"

#include "engine/service/occurrence.hpp"
#include "engine/service/subject.hpp"

#include <algorithm>

namespace filrouge::service {
namespace {

using Scalar = port::MessageData::Scalar;

// What people may read of a value; lists and maps are no words.
Scalar in_words(const expression::Value& value, const pathway::Pathway& pathway) {
  if (const auto* day = value.if_date()) return *day;
  if (const auto* text = value.if_string()) {
    for (const auto& outcome : pathway.outcomes)
      if (outcome.code == *text) return outcome.title;
    return *text;
  }
  if (const auto* number = value.if_int()) return std::to_string(*number);
  if (const auto* truth = value.if_bool()) return std::string(*truth ? "oui" : "");
  return std::string();
}

void add_student(port::MessageData& data, const port::PersonRecord& pupil) {
  data.values["student.first_name"] = field(pupil, "given_names");
  data.values["student.last_name"] = field(pupil, "family_name");
  data.values["student.class"] = field(pupil, "class");
}

// The first of the roles' holders who has the field.
std::string of_holder(const SchoolPeople& people, std::initializer_list<const char*> roles, const std::string& name) {
  for (const auto* role : roles) {
    const auto holders = people.holders.find(role);
    if (holders == people.holders.end()) continue;
    for (const auto& id : holders->second) {
      const auto person = people.persons.find(id);
      if (person == people.persons.end()) continue;
      if (auto text = field(person->second, name); !text.empty()) return text;
    }
  }
  return {};
}

// The ten digits of a French telephone number as they are read aloud; anything else as it is.
std::string in_pairs(const std::string& phone) {
  const bool french = phone.size() == 10 && phone.front() == '0' &&
                      std::all_of(phone.begin(), phone.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!french) return phone;
  std::string pairs = phone.substr(0, 2);
  for (std::size_t i = 2; i < phone.size(); i += 2) pairs += " " + phone.substr(i, 2);
  return pairs;
}

void add_school(port::MessageData& data, const port::SchoolRecord& school, const SchoolPeople& people) {
  const auto phone = of_holder(people, {"office", "head"}, "phone");
  const auto dpo = of_holder(people, {"dpo"}, "email");
  data.values["school.name"] = school.name;
  data.values["school.commune"] = school.commune;
  data.values["school.uai"] = school.uai.value();
  data.values["school.phone"] = phone.empty() ? "secrétariat du lycée" : in_pairs(phone);
  data.values["dpo.contact"] = dpo.empty() ? "par le secrétariat du lycée" : dpo;
}

void add_task(port::MessageData& data, const CaseView& subject, const pathway::Task& task) {
  data.values["task.title"] = task.title.empty() ? task.name : task.title;
  const auto& role = subject.pathway().roles[task.role];
  data.values["task.role"] = role.title.empty() ? role.name : role.title;
  data.values["task.source"] = pathway::cited(subject.pathway(), task.origin.source);
  data.values["task.due"] = std::string();
  const auto& tasks = subject.pathway().tasks;
  for (const auto& open : subject.state.tasks) {
    if (&tasks[open.task] != &task || !open.due) continue;
    // A deadline of a whole day is the midnight that ends it: people read the day.
    const auto local = subject.setting->place->zone->local(*open.due);
    const auto day = std::chrono::floor<std::chrono::days>(local);
    if (LocalTime{day} == local) {
      data.values["task.due"] = day - std::chrono::days(1);
    } else {
      data.values["task.due"] = local;
    }
  }
}

}  // namespace

const pathway::Task* task_of(const pathway::Pathway& pathway, const port::IntentRecord& intent) {
  for (const auto& task : pathway.tasks)
    if (task.rule == intent.key.rule) return &task;
  return nullptr;
}

const std::vector<pathway::Answer>& answers_of(const pathway::Pathway& pathway, const port::IntentRecord& intent) {
  static const std::vector<pathway::Answer> none;
  const auto message = std::ranges::find(pathway.messages, intent.message, &pathway::Message::name);
  return message == pathway.messages.end() ? none : message->answers;
}

pathway::Scope scope_of(const pathway::Pathway& pathway, const port::IntentRecord& intent) {
  if (const auto* task = task_of(pathway, intent)) return task->per;
  for (const auto& tell : pathway.tells)
    if (tell.rule == intent.key.rule) return tell.per;
  return pathway::Scope::pupil;
}

bool asks_the_same(const pathway::Pathway& pathway, const port::IntentRecord& a, const port::IntentRecord& b) {
  if (a.key.rule != b.key.rule) return false;
  switch (scope_of(pathway, a)) {
    case pathway::Scope::pupil:
      return false;
    case pathway::Scope::school:
      return a.key.occurrence == b.key.occurrence;
    case pathway::Scope::session:  // pupils who came later count its plannings from another one on
      break;
  }
  const auto of_a = parse_occurrence(a.key.occurrence);
  const auto of_b = parse_occurrence(b.key.occurrence);
  return of_a.session == of_b.session && of_a.rung == of_b.rung;
}

port::MessageData message_data(const CaseView& subject, const port::IntentRecord& intent,
                               const port::SchoolRecord& school, const SchoolPeople& people) {
  const auto& pathway = subject.pathway();
  port::MessageData data;
  const auto pupil = people.persons.find(subject.record.person);
  add_student(data, pupil == people.persons.end() ? port::PersonRecord{} : pupil->second);
  add_school(data, school, people);
  data.values["case.reference"] =
      scope_of(pathway, intent) == pathway::Scope::pupil ? reference_of(subject.record.key) : std::string();
  data.values["outcome.title"] = std::string();
  if (subject.state.outcome) data.values["outcome.title"] = pathway.outcomes[*subject.state.outcome].title;
  for (const auto index : pathway.facts.indices()) {
    const auto& fact = pathway.facts[index];
    if (!fact.personal) data.values[fact.name] = in_words(subject.state.facts[index.value], pathway);
  }
  for (std::size_t i = 0; i < pathway.milestones.size(); ++i) {
    data.values[pathway.milestones[i].name] =
        in_words(subject.setting->constants[pathway.parameters.size() + i], pathway);
  }
  if (const auto* task = task_of(pathway, intent)) add_task(data, subject, *task);
  return data;
}

}  // namespace filrouge::service

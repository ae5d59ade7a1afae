#include "engine/service/subject.hpp"

namespace filrouge::service {

std::string field(const port::PersonRecord& person, const std::string& name) {
  const auto found = person.fields.find(name);
  return found == person.fields.end() ? std::string() : found->second;
}

std::vector<expression::Value> subject_values(const pathway::Pathway& pathway, const port::PersonRecord& pupil) {
  constexpr std::string_view prefix = "student.";
  std::vector<expression::Value> values;
  values.reserve(pathway.subject_fields.size());
  for (const auto& name : pathway.subject_fields) {
    const auto own = name.starts_with(prefix) ? name.substr(prefix.size()) : name;
    const auto text = field(pupil, own == "division" ? "class" : own);
    if (text.empty()) {
      values.emplace_back();
    } else if (name.ends_with("_date")) {
      const auto day = parse_day(text);
      values.push_back(day ? expression::Value(*day) : expression::Value());
    } else {
      values.emplace_back(text);
    }
  }
  return values;
}

}  // namespace filrouge::service

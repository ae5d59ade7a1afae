#include "engine/service/case_view.hpp"

#include "engine/base/error.hpp"
#include "engine/interpreter/document.hpp"

#include <charconv>
#include <utility>

namespace filrouge::service {

CaseView view(Library& library, port::CaseRecord record) {
  const auto cohort = parse_cohort(record.cohort).value_or(0);
  const auto& setting = library.setting(record.pathway, record.key.school, cohort);
  auto state = interpreter::from_document(*setting.pathway, record.document);
  if (!state) {
    throw OutsideFailure(OutsideFailure::Kind::unreadable,
                         "The case " + reference_of(record.key) + " cannot be read; run \"filrouge verify\".");
  }
  return {std::move(record), &setting, std::move(*state)};
}

std::string reference_of(const port::CaseKey& key) {
  return key.school.value() + "/" + std::to_string(key.id.value());
}

std::optional<port::CaseKey> parse_reference(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos || slash == 0) return std::nullopt;
  std::int64_t number = 0;
  const auto* end = text.data() + text.size();
  const auto [last, error] = std::from_chars(text.data() + slash + 1, end, number);
  if (error != std::errc() || last != end || number <= 0) return std::nullopt;
  return port::CaseKey{SchoolId(std::string(text.substr(0, slash))), CaseId(number)};
}

}  // namespace filrouge::service

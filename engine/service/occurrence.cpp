#include "engine/service/occurrence.hpp"

#include <charconv>

namespace filrouge::service {

std::string to_string(const Occurrence& occurrence) {
  return std::to_string(occurrence.count) + (occurrence.rung == 0 ? "" : "/" + std::to_string(occurrence.rung));
}

Occurrence parse_occurrence(std::string_view text) {
  Occurrence occurrence;
  const auto slash = std::min(text.find('/'), text.size());
  const auto* end = text.data() + text.size();
  std::from_chars(text.data(), text.data() + slash, occurrence.count);
  if (slash < text.size()) std::from_chars(text.data() + slash + 1, end, occurrence.rung);
  return occurrence;
}

}  // namespace filrouge::service

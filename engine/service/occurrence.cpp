#include "engine/service/occurrence.hpp"

#include <algorithm>
#include <charconv>

namespace filrouge::service {

std::string to_string(const Occurrence& occurrence) {
  return std::to_string(occurrence.count) + (occurrence.rung == 0 ? "" : "/" + std::to_string(occurrence.rung)) +
         (occurrence.session.empty() ? "" : "@" + occurrence.session);
}

Occurrence parse_occurrence(std::string_view text) {
  Occurrence occurrence;
  const auto at = std::min(text.find('@'), text.size());
  if (at < text.size()) occurrence.session = text.substr(at + 1);
  text = text.substr(0, at);
  const auto slash = std::min(text.find('/'), text.size());
  const auto* end = text.data() + text.size();
  std::from_chars(text.data(), text.data() + slash, occurrence.count);
  if (slash < text.size()) std::from_chars(text.data() + slash + 1, end, occurrence.rung);
  return occurrence;
}

}  // namespace filrouge::service

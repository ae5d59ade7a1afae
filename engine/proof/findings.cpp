#include "engine/proof/findings.hpp"

#include "engine/loading/report.hpp"

#include <utility>

namespace filrouge::proof {

void Findings::add(std::string_view rule, const pathway::Origin& at, std::string message, std::string hint) {
  constexpr std::size_t findings_max = 1000;
  if (found_.size() > findings_max) return;
  loading::Report report{at.file, found_};
  if (found_.size() < findings_max) return report.add(rule, at.position, std::move(message), std::move(hint));
  report.add("left-out", at.position, "There is more to be said than " + std::to_string(findings_max) + " warnings.");
}

Diagnostics Findings::sorted() && {
  sort_by_position(found_);
  return std::move(found_);
}

}  // namespace filrouge::proof

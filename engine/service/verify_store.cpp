#include "engine/service/verify_store.hpp"

namespace filrouge::service {
namespace {

constexpr std::size_t page_size = 500;

}  // namespace

Verification VerifyStore::run(const Progress& progress, std::size_t differences_max) {
  Verification verification;
  std::optional<port::CaseKey> after;
  for (auto page = audit_.page(after, page_size); !page.empty(); page = audit_.page(after, page_size)) {
    for (const auto& subject : page)
      if (verification.differences.size() < differences_max) verify_case(subject, library_, verification);
    after = page.back().record.key;
    tell(progress, verification.cases);
  }
  verification.orphans = audit_.orphans(differences_max);
  return verification;
}

}  // namespace filrouge::service

#include "adapters/net/rate.hpp"

namespace filrouge::net {

std::optional<Instant> Rate::full_until(Instant now) const {
  if (limit_ == 0 || last_.size() < limit_) return std::nullopt;
  const auto free = last_.front() + std::chrono::minutes(1);
  return free > now ? std::optional(free) : std::nullopt;
}

void Rate::count(Instant sent) {
  if (limit_ == 0) return;
  last_.push_back(sent);
  if (last_.size() > limit_) last_.pop_front();
}

}  // namespace filrouge::net

#pragma once
#include "engine/base/time.hpp"

#include <deque>
#include <optional>

namespace filrouge::net {

// No more than so many messages within any minute.
class Rate {
 public:
  // 0: no limit.
  explicit Rate(int messages_a_minute) : limit_(static_cast<std::size_t>(messages_a_minute)) {}

  // When the next message may go, where it may not go at `now`.
  [[nodiscard]] std::optional<Instant> full_until(Instant now) const;
  void count(Instant sent);

 private:
  std::size_t limit_;
  std::deque<Instant> last_;  // as many as the limit, in order
};

}  // namespace filrouge::net

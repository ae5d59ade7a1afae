#include "engine/service/backoff.hpp"

#include "engine/base/digest.hpp"

#include <algorithm>
#include <string>

namespace filrouge::service {
namespace {

using std::chrono::milliseconds;
using namespace std::chrono_literals;

milliseconds doubled(milliseconds first, int times, milliseconds longest) {
  return std::min(first * (1 << std::clamp(times - 1, 0, 20)), longest);
}

}  // namespace

milliseconds delay_after(int attempts, std::string_view message_id) {
  const auto delay = doubled(5min, attempts, 8h);
  const auto drawn = sha256_hex(std::string(message_id) + "/" + std::to_string(attempts)).substr(0, 6);
  return delay + delay / 4 * std::stol(drawn, nullptr, 16) / 0x1000000L;
}

milliseconds pause_after(int failures) {
  return doubled(1min, failures, 15min);
}

}  // namespace filrouge::service

#include "engine/daemon/status.hpp"

namespace filrouge::daemon {

void Status::add(const service::Round& round, std::chrono::microseconds took) {
  ++rounds;
  worked += took;
  fired += round.fired;
  delivered += round.delivered;
}

bool is_heard(const Status& status, Instant now) {
  return now - status.heard < silence_max;
}

std::vector<std::string> what_is_wrong(const Status& status) {
  std::vector<std::string> wrong;
  if (status.phase != Phase::connected || !status.trouble.empty()) {
    std::string sentence = "The daemon is " + std::string(to_string(status.phase));
    wrong.push_back(sentence + (status.trouble.empty() ? "." : ": " + status.trouble));
  }
  for (const auto& [channel, trouble] : status.channels)
    wrong.push_back("Messages wait for the channel " + channel + ": " + trouble);
  if (status.delivered.unlinked != 0) {
    wrong.push_back("Messages leave without the links by which they are answered (" +
                    std::to_string(status.delivered.unlinked) +
                    " so far): give \"answers\" in the configuration, and start the daemon again.");
  }
  if (!status.refused.empty()) wrong.push_back("The new configuration is refused: " + status.refused);
  return wrong;
}

}  // namespace filrouge::daemon

#include "engine/daemon/status.hpp"

#include "engine/port/codes.hpp"

#include <algorithm>
#include <tuple>

namespace filrouge::daemon {

void Status::add(const service::Round& round, std::chrono::microseconds took) {
  ++rounds;
  worked += took;
  fired += round.fired;
  delivered += round.delivered;
  for (const auto& [message, count] : round.delivered.sent_as) texts.erase(message);
  for (const auto& [message, sentence] : round.delivered.unwritten) texts[message] = sentence;
}

bool is_heard(const Status& status, std::chrono::microseconds uptime) {
  return uptime - status.heard_at < silence_max;
}

std::vector<std::string> what_is_wrong(const Status& status) {
  std::vector<std::string> wrong;
  if (status.phase != Phase::connected || !status.trouble.empty()) {
    std::string sentence = "The daemon is " + std::string(to_string(status.phase));
    wrong.push_back(sentence + (status.trouble.empty() ? "." : ": " + status.trouble));
  }
  for (const auto& [channel, trouble] : status.channels)
    wrong.push_back("Messages wait for the channel " + channel + ": " + trouble);
  for (const auto& [message, trouble] : status.texts) wrong.push_back(trouble);
  if (status.delivered.unlinked != 0) {
    wrong.push_back("Messages leave without the links by which they are answered (" +
                    std::to_string(status.delivered.unlinked) +
                    " so far): give \"answers\" in the configuration, and start the daemon again.");
  }
  if (!status.clock.empty()) wrong.push_back(status.clock);
  if (!status.refused.empty()) wrong.push_back("The new configuration is refused: " + status.refused);
  return wrong;
}

std::vector<std::string> what_to_look_at(const Status& status) {
  std::vector<std::string> sentences;
  const auto unreached = status.backlog.unreached;
  if (unreached != 0) {
    sentences.push_back("Messages that reach nobody at their addresses: " + std::to_string(unreached) + "; " +
                        std::string(unreached_remedy));
  }
  for (const auto& [kept, what, then] :
       {std::tuple{port::DeliveryStatus::dead, "were given up", "sends them again"},
        {port::DeliveryStatus::held, "are held, as they may have left", "sends them all the same"}}) {
    std::size_t count = 0;
    for (const auto& each : status.backlog.deliveries)
      if (each.status == kept) count += each.count;
    if (kept == port::DeliveryStatus::dead) count -= std::min(count, unreached);
    if (count == 0) continue;
    sentences.push_back("Messages that " + std::string(what) + ": " + std::to_string(count) +
                        "; \"filrouge message list --status " + std::string(port::code(kept)) +
                        "\" says why, \"filrouge message retry\" " + then + ".");
  }
  return sentences;
}

}  // namespace filrouge::daemon

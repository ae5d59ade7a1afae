#include "engine/service/closings.hpp"

#include <nlohmann/json.hpp>

namespace filrouge::service {

// A patch sets "closed" to true; null, where a case is reopened, removes it.
std::vector<Closing> closings_in(const std::vector<port::RecordedStep>& history) {
  std::vector<Closing> closings;
  for (const auto& step : history) {
    const auto patch = nlohmann::json::parse(step.row.patch, nullptr, false);
    if (patch.is_object() && patch.value("closed", nlohmann::json()) == true)
      closings.push_back({step.sequence, step.row.effective});
  }
  return closings;
}

}  // namespace filrouge::service

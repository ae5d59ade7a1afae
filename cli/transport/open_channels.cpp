#include "cli/transport/open_channels.hpp"

#include <utility>

namespace filrouge::cli {
namespace {

// Stands where a channel could not be opened.
class ClosedChannel : public port::MessageChannel {
 public:
  explicit ClosedChannel(std::string trouble) : trouble_(std::move(trouble)) {}

  [[nodiscard]] port::SendOutcome send(const port::OutgoingMessage&) override {
    return {port::SendOutcome::Kind::unavailable, "channel-closed", std::nullopt, trouble_};
  }
  // Nothing leaves by it; whether what may have left is sent again, the open one decides.
  [[nodiscard]] port::UncertainPolicy when_uncertain() const override { return port::UncertainPolicy::resend; }

 private:
  std::string trouble_;
};

}  // namespace

OpenChannels::OpenChannels(std::map<std::string, Channel> configured) : configured_(std::move(configured)) {
  for (const auto& [name, channel] : configured_) channels_[name] = nullptr;
  open();
}

void OpenChannels::open() {
  for (auto& [name, channel] : channels_) {
    if (channel && !failures_.contains(name)) continue;
    try {
      channel = configured_.at(name).open();
      failures_.erase(name);
    } catch (const OutsideFailure& failure) {
      const auto sentence = "The channel " + name + " cannot be opened: " + failure.what();
      channel = std::make_unique<ClosedChannel>(sentence);
      failures_.insert_or_assign(name, OutsideFailure(failure.kind(), sentence));
    }
  }
}

void OpenChannels::require_all() const {
  if (!failures_.empty()) throw failures_.begin()->second;
}

std::map<std::string, std::string> OpenChannels::troubles() const {
  std::map<std::string, std::string> troubles;
  for (const auto& [name, failure] : failures_) troubles.emplace(name, failure.what());
  return troubles;
}

service::Channels OpenChannels::all() const {
  service::Channels all;
  for (const auto& [name, channel] : channels_) all[name] = channel.get();
  return all;
}

}  // namespace filrouge::cli

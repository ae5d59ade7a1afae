#pragma once
#include "cli/configuration/configuration.hpp"
#include "engine/base/error.hpp"
#include "engine/port/message_channel.hpp"
#include "engine/service/deliver_outbox.hpp"

#include <map>
#include <memory>
#include <string>

namespace filrouge::cli {

// The channels of one sender. One that cannot be opened takes no message for now and says why, as one whose other side
// is away: its messages wait, and those of the others leave.
class OpenChannels {
 public:
  // Tries each of them once.
  explicit OpenChannels(std::map<std::string, Channel> configured);

  // Tries those again that are not open.
  void open();
  // Throws what keeps one of them from being opened.
  void require_all() const;
  // Why those that are not open cannot be, by their names: a sentence with place and remedy.
  [[nodiscard]] std::map<std::string, std::string> troubles() const;
  // All of them. None may be used after they were tried again.
  [[nodiscard]] service::Channels all() const;

 private:
  std::map<std::string, Channel> configured_;
  std::map<std::string, std::unique_ptr<port::MessageChannel>> channels_;
  std::map<std::string, OutsideFailure> failures_;
};

}  // namespace filrouge::cli

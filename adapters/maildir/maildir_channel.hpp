#pragma once
#include "engine/port/message_channel.hpp"

#include <filesystem>
#include <string>

namespace filrouge::maildir {

// Delivers into a Maildir (https://cr.yp.to/proto/maildir.html) as .eml files that any mail program opens. The name of
// a file is made from its Message-ID: a message sent again is found in place and not written a second time.
class MaildirChannel : public port::MessageChannel {
 public:
  // Creates the folder with its tmp, new and cur. Throws OutsideFailure. Without `addresses` the recipient may lack an
  // e-mail address: letters and text messages are kept as files under a made-up one, the real one beside the name.
  MaildirChannel(std::filesystem::path folder, bool addresses_required);

  [[nodiscard]] port::SendOutcome send(const port::OutgoingMessage& message) override;
  // A file is there or is not, so nothing stays uncertain for long.
  [[nodiscard]] port::UncertainPolicy when_uncertain() const override { return port::UncertainPolicy::resend; }

 private:
  [[nodiscard]] bool holds(const std::string& name) const;

  std::filesystem::path folder_;
  bool addresses_required_;
};

}  // namespace filrouge::maildir

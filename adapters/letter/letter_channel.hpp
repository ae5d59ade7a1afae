#pragma once
#include "engine/port/message_channel.hpp"

#include <filesystem>

namespace filrouge::letter {

// Writes letters that a school prints, folds and puts into envelopes with a window: one PDF file per school and day,
// FOLDER/UAI/2026-07-08.pdf, to which letters are added until somebody takes it away. A letter that is in a file of its
// school is found in place and not written a second time. Several daemons may share a folder.
class LetterChannel : public port::MessageChannel {
 public:
  // Creates the folder. Throws OutsideFailure.
  explicit LetterChannel(std::filesystem::path folder);

  [[nodiscard]] port::SendOutcome send(const port::OutgoingMessage& message) override;
  [[nodiscard]] port::UncertainPolicy when_uncertain() const override { return port::UncertainPolicy::resend; }

 private:
  std::filesystem::path folder_;
};

}  // namespace filrouge::letter

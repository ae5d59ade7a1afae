#pragma once
#include "adapters/net/handle.hpp"
#include "adapters/smtp/options.hpp"
#include "adapters/smtp/transcript.hpp"

#include <string>

namespace filrouge::smtp {

// Speaks SMTP with a relay (libcurl), over one connection as long as it lasts.
class Conversation {
 public:
  // Throws OutsideFailure where libcurl cannot begin.
  explicit Conversation(const Options& options);

  // Hands over one message: the whole text, lines ended by CRLF. The addresses are is_email_address.
  [[nodiscard]] Transcript about(const std::string& sender, const std::string& recipient, const std::string& text);

 private:
  void secure(const Options& options);

  net::Handle curl_;
};

}  // namespace filrouge::smtp

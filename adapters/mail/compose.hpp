#pragma once
#include "engine/port/message_channel.hpp"

#include <string>

namespace filrouge::mail {

// The message as it travels and is kept (RFC 5322): headers, an empty line, the text, and beside it the HTML where
// there is one (multipart/alternative). Lines end with CRLF.
[[nodiscard]] std::string compose(const port::OutgoingMessage& message);

}  // namespace filrouge::mail

#pragma once
#include "adapters/net/break.hpp"

#include <string>

namespace filrouge::smtp {

// How far a conversation with the relay came.
enum class Stage {
  connecting,  // up to the greeting
  greeting,    // EHLO
  securing,    // STARTTLS and the handshake
  login,       // AUTH
  sender,      // MAIL
  recipient,   // RCPT
  text,        // DATA, and the text on its way
  handed_over  // the whole text was given to the connection: whether the relay took it, its answer says
};

// A conversation about one message.
struct Transcript {
  Stage stage = Stage::connecting;
  int code = 0;          // of the reply to the last command; 0 where there was none
  std::string enhanced;  // its enhanced status code (RFC 3463), "5.1.1"; empty where it has none
  net::Break broken = net::Break::none;
  bool accepted = false;        // the relay took the message
  bool old_connection = false;  // it began on a connection left from an earlier message
};

}  // namespace filrouge::smtp

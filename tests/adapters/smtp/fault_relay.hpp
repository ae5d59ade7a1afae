#pragma once
#include "support/loopback_server.hpp"

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace filrouge::test {

// A mail relay on loopback that does what a test tells it, faults included, and counts what it took.
class FaultRelay {
 public:
  [[nodiscard]] std::uint16_t port() const { return server_.port(); }

  // What it answers from now on to a command ("CONNECT", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", or "." for the whole
  // text): a reply line, `hang_up`, or `silence`. "." may also be `take_and_hang_up`.
  void answer(const std::string& command, const std::string& reply);
  static constexpr const char* hang_up = "(hangs up)";
  static constexpr const char* take_and_hang_up = "(takes the message and hangs up)";
  static constexpr const char* silence = "(says nothing)";
  void answer_as_usual();

  [[nodiscard]] std::vector<std::string> taken() const;     // the texts of the messages it took
  [[nodiscard]] std::vector<std::string> commands() const;  // all it heard
  [[nodiscard]] int connections() const { return server_.connections(); }

 private:
  void serve(int client);
  [[nodiscard]] std::string reply_to(const std::string& command);

  mutable std::mutex mutex_;
  std::map<std::string, std::string> answers_;
  std::vector<std::string> taken_, commands_;
  LoopbackServer server_{[this](int client) { serve(client); }};
};

}  // namespace filrouge::test

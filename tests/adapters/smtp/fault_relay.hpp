#pragma once
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace filrouge::test {

// A mail relay on loopback that does what a test tells it, faults included, and counts what it took.
class FaultRelay {
 public:
  FaultRelay();
  ~FaultRelay();
  FaultRelay(const FaultRelay&) = delete;
  FaultRelay& operator=(const FaultRelay&) = delete;

  [[nodiscard]] std::uint16_t port() const { return port_; }

  // What it answers from now on to a command ("CONNECT", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", or "." for the whole
  // text): a reply line, `hang_up`, or `silence`. "." may also be `take_and_hang_up`.
  void answer(const std::string& command, const std::string& reply);
  static constexpr const char* hang_up = "(hangs up)";
  static constexpr const char* take_and_hang_up = "(takes the message and hangs up)";
  static constexpr const char* silence = "(says nothing)";
  void answer_as_usual();

  [[nodiscard]] std::vector<std::string> taken() const;     // the texts of the messages it took
  [[nodiscard]] std::vector<std::string> commands() const;  // all it heard
  [[nodiscard]] int connections() const;

 private:
  void listen();
  void serve(int client);
  [[nodiscard]] std::string reply_to(const std::string& command);

  int listener_ = -1;
  std::uint16_t port_ = 0;
  mutable std::mutex mutex_;
  std::map<std::string, std::string> answers_;
  std::vector<std::string> taken_, commands_;
  std::vector<int> clients_;
  std::vector<std::thread> servers_;
  std::thread listening_;
};

}  // namespace filrouge::test

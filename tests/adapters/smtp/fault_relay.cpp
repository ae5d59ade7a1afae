#include "adapters/smtp/fault_relay.hpp"

#include <optional>

#include <sys/socket.h>

namespace filrouge::test {
namespace {

// Lines of a connection, without their ends.
class Lines {
 public:
  explicit Lines(int client) : client_(client) {}

  std::optional<std::string> next() {
    for (auto end = buffer_.find("\r\n"); true; end = buffer_.find("\r\n")) {
      if (end != std::string::npos) {
        auto line = buffer_.substr(0, end);
        buffer_.erase(0, end + 2);
        return line;
      }
      char bytes[4096];
      const auto count = ::recv(client_, bytes, sizeof bytes, 0);
      if (count <= 0) return std::nullopt;
      buffer_.append(bytes, static_cast<std::size_t>(count));
    }
  }

 private:
  int client_;
  std::string buffer_;
};

void say(int client, const std::string& reply) {
  const auto line = reply + "\r\n";
  static_cast<void>(::send(client, line.data(), line.size(), MSG_NOSIGNAL));
}

std::optional<std::string> text_of(Lines& lines) {
  std::string text;
  while (const auto line = lines.next()) {
    if (*line == ".") return text;
    text += (line->starts_with('.') ? line->substr(1) : *line) + "\r\n";
  }
  return std::nullopt;
}

std::string usual_reply(const std::string& command) {
  if (command == "CONNECT") return "220 fault relay";
  if (command == "EHLO") return "250-fault\r\n250-STARTTLS\r\n250-ENHANCEDSTATUSCODES\r\n250 AUTH PLAIN";
  if (command == "STARTTLS") return "220 2.0.0 Ready";
  if (command == "AUTH") return "235 2.7.0 Welcome";
  if (command == "DATA") return "354 Go on";
  if (command == "QUIT") return "221 2.0.0 Bye";
  return "250 2.0.0 Ok";
}

}  // namespace

void FaultRelay::serve(int client) {
  Lines lines(client);
  for (std::optional<std::string> line = "CONNECT"; line; line = lines.next()) {
    auto command = line->substr(0, line->find(' '));
    if (*line == "AUTH PLAIN") {
      say(client, "334 ");
      if (!lines.next()) return;
    }
    auto reply = reply_to(command);
    if (command == "DATA" && reply.starts_with("354")) {
      say(client, reply);
      const auto text = text_of(lines);
      if (!text) return;
      reply = reply_to(".");
      if (reply.starts_with("250") || reply == take_and_hang_up) {
        const std::lock_guard lock(mutex_);
        taken_.push_back(*text);
      }
    }
    if (reply == hang_up || reply == take_and_hang_up) return;
    if (reply != silence) say(client, reply);
    // What follows would be a handshake: this relay has no certificate.
    if (command == "STARTTLS" || command == "QUIT" || reply.starts_with("421")) return;
  }
}

std::string FaultRelay::reply_to(const std::string& command) {
  const std::lock_guard lock(mutex_);
  commands_.push_back(command);
  const auto told = answers_.find(command);
  return told == answers_.end() ? usual_reply(command) : told->second;
}

void FaultRelay::answer(const std::string& command, const std::string& reply) {
  const std::lock_guard lock(mutex_);
  answers_[command] = reply;
}

void FaultRelay::answer_as_usual() {
  const std::lock_guard lock(mutex_);
  answers_.clear();
}

std::vector<std::string> FaultRelay::taken() const {
  const std::lock_guard lock(mutex_);
  return taken_;
}

std::vector<std::string> FaultRelay::commands() const {
  const std::lock_guard lock(mutex_);
  return commands_;
}

}  // namespace filrouge::test

#include "support/loopback_server.hpp"

#include <stdexcept>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace filrouge::test {

LoopbackServer::LoopbackServer(std::function<void(int)> serve)
    : serve_(std::move(serve)), listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  socklen_t size = sizeof address;
  if (listener_ < 0 || ::bind(listener_, generic, size) != 0 || ::listen(listener_, 16) != 0 ||
      ::getsockname(listener_, generic, &size) != 0)
    throw std::runtime_error("nothing can listen on loopback");
  port_ = ntohs(address.sin_port);
  listening_ = std::thread([this] { listen(); });
}

LoopbackServer::~LoopbackServer() {
  ::shutdown(listener_, SHUT_RDWR);
  listening_.join();
  ::close(listener_);
  for (const int client : clients_) ::shutdown(client, SHUT_RDWR);
  for (auto& server : servers_) server.join();
  for (const int client : clients_) ::close(client);
}

void LoopbackServer::listen() {
  while (true) {
    const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0) return;
    const std::lock_guard lock(mutex_);
    clients_.push_back(client);
    servers_.emplace_back([this, client] {
      serve_(client);
      ::shutdown(client, SHUT_RDWR);
    });
  }
}

int LoopbackServer::connections() const {
  const std::lock_guard lock(mutex_);
  return static_cast<int>(clients_.size());
}

}  // namespace filrouge::test

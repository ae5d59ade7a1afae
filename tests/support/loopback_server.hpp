#pragma once
#include <cstdint>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace filrouge::test {

// A server on loopback, on a port the system chooses: each connection has a thread of its own.
class LoopbackServer {
 public:
  // `serve` is given the socket of a connection, which ends when it returns.
  explicit LoopbackServer(std::function<void(int client)> serve);
  ~LoopbackServer();
  LoopbackServer(const LoopbackServer&) = delete;
  LoopbackServer& operator=(const LoopbackServer&) = delete;

  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] int connections() const;

 private:
  void listen();

  std::function<void(int)> serve_;
  int listener_ = -1;
  std::uint16_t port_ = 0;
  mutable std::mutex mutex_;
  std::vector<int> clients_;
  std::vector<std::thread> servers_;
  std::thread listening_;
};

}  // namespace filrouge::test

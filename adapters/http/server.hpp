#pragma once
#include "adapters/http/message.hpp"

#include <chrono>
#include <cstddef>
#include <memory>

namespace filrouge::http {

// What a stranger can take of the server.
struct Limits {
  std::size_t header_bytes = 8192;
  std::size_t body_bytes = 16'384;
  std::size_t connections = 64;               // beyond, a new one is closed at once
  std::chrono::milliseconds message{10'000};  // for a whole request to come, or an answer to leave
};

// HTTP/1.1 without encryption, on a thread of its own from its making to its end. What is no HTTP, too large or of a
// method other than GET, HEAD and POST is answered with 400, 413, 431 or 405 and never reaches the handler; what is too
// slow is cut off.
class Server {
 public:
  // Throws OutsideFailure (busy) where it cannot listen there.
  Server(const Endpoint& endpoint, Handler handler, const Limits& limits = {});
  // Ends the answers that are under way, within a second, and the thread.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Where it listens, with the port the system chose.
  [[nodiscard]] Endpoint endpoint() const;

 private:
  class Service;
  std::unique_ptr<Service> service_;
};

}  // namespace filrouge::http

#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace filrouge::http {

// An address of this machine, and a port of it; port 0 is one that the system chooses.
struct Endpoint {
  std::string address;  // "127.0.0.1", "::1"
  std::uint16_t port = 0;
  friend bool operator==(const Endpoint&, const Endpoint&) = default;
};
// "127.0.0.1:8085", "[::1]:8085".
[[nodiscard]] std::string to_string(const Endpoint& endpoint);

struct Request {
  std::string method;  // "GET"; of a HEAD as well, whose answer loses its body on the way
  std::string path;    // "/readyz", without its query
  std::string query;   // what stands behind the question mark
  std::string body;
};

struct Response {
  int status = 200;
  std::string content_type = "text/plain; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers = {};  // beside those that every answer has
};

// Answers a request. It is called on the server's thread, one request at a time: whatever it waits for, all wait for.
using Handler = std::function<Response(const Request&)>;

}  // namespace filrouge::http

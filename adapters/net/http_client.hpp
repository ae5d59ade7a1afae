#pragma once
#include "adapters/net/break.hpp"
#include "adapters/net/handle.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace filrouge::net {

struct HttpRequest {
  std::string method = "POST";
  std::string url;
  std::vector<std::string> headers;  // "Content-Type: application/json"
  std::string body;
};

struct HttpReply {
  int status = 0;                                   // 0: none was heard
  std::string body;                                 // its beginning, reply_bytes_max at most
  std::optional<std::chrono::seconds> retry_after;  // retry_after_max at most
  Break broken = Break::none;
  bool handed_over = false;  // the whole request was given to the connection: whether it was taken, the answer says
};

inline constexpr std::size_t reply_bytes_max = 65'536;
// Who gives a wrong instant must not keep a channel waiting for years.
inline constexpr std::chrono::seconds retry_after_max = std::chrono::hours(24);

// To which addresses requests go, whatever name leads there: it is asked of the address that is connected to.
enum class Reach { public_addresses, anywhere };

// Speaks HTTP/1.1 as a client (libcurl). Each request goes over a connection of its own: on one that was kept, libcurl
// silently repeats a request that was not answered, and the other side might act on it twice. Redirects are not
// followed.
class HttpClient {
 public:
  // Throws OutsideFailure where libcurl cannot begin.
  explicit HttpClient(const Terms& terms, Reach reach = Reach::anywhere);

  [[nodiscard]] HttpReply exchange(const HttpRequest& request);

 private:
  Handle handle_;
};

}  // namespace filrouge::net

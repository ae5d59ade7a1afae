#pragma once
#include "adapters/http/server.hpp"

#include <functional>
#include <memory>
#include <optional>

#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

namespace filrouge::http {

// One connection: requests are read, answered and written one after the other, until either side ends it. It keeps
// itself alive while something is under way.
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(boost::asio::ip::tcp::socket socket, const Handler& handler, const Limits& limits,
          std::function<void(Session*)> ended);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  void read();
  // An answer under way is the last one, and has a second to leave.
  void stop();

 private:
  using Message = boost::beast::http::request<boost::beast::http::string_body>;

  void has_read(boost::beast::error_code error);
  [[nodiscard]] Response answer(const Message& message) const;
  void write(Response response, bool keep_alive, bool without_body);
  void linger();

  boost::beast::tcp_stream stream_;
  const Handler& handler_;
  const Limits& limits_;
  std::function<void(Session*)> ended_;
  boost::beast::flat_buffer buffer_;
  std::optional<boost::beast::http::request_parser<boost::beast::http::string_body>> parser_;
  std::optional<boost::beast::http::response<boost::beast::http::string_body>> answer_;
  bool stopping_ = false;
};

}  // namespace filrouge::http

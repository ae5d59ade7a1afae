#include "adapters/http/session.hpp"

#include <utility>

namespace filrouge::http {
namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;

constexpr std::chrono::seconds last_answer{1};

// What is wrong with a request that could not be read; nothing where there is nobody left to tell.
std::optional<Response> complaint(const beast::error_code& error) {
  if (error == http::error::header_limit) return Response{431, Response().content_type, "The head is too large.\n"};
  if (error == http::error::body_limit) return Response{413, Response().content_type, "The body is too large.\n"};
  const bool ended = error == http::error::end_of_stream || error == http::error::partial_message;
  if (ended || error.category() != http::make_error_code(http::error::bad_method).category()) return std::nullopt;
  return Response{400, Response().content_type, "This is no HTTP request.\n"};
}

}  // namespace

Session::Session(boost::asio::ip::tcp::socket socket, const Handler& handler, const Limits& limits,
                 std::function<void(Session*)> ended)
    : stream_(std::move(socket)), handler_(handler), limits_(limits), ended_(std::move(ended)) {}

Session::~Session() {
  ended_(this);
}

void Session::read() {
  answer_.reset();
  parser_.emplace();
  parser_->header_limit(static_cast<std::uint32_t>(limits_.header_bytes));
  parser_->body_limit(limits_.body_bytes);
  stream_.expires_after(limits_.message);
  http::async_read(stream_, buffer_, *parser_,
                   [self = shared_from_this()](beast::error_code error, std::size_t) { self->has_read(error); });
}

void Session::stop() {
  stopping_ = true;
  if (answer_) {
    stream_.expires_after(last_answer);
  } else {
    stream_.close();
  }
}

void Session::has_read(beast::error_code error) {
  if (stopping_) return;
  if (error) {
    if (auto told = complaint(error)) write(std::move(*told), false, false);
    return;
  }
  const auto& message = parser_->get();
  write(answer(message), message.keep_alive(), message.method() == http::verb::head);
}

Response Session::answer(const Message& message) const {
  const auto method = message.method();
  if (method != http::verb::get && method != http::verb::head && method != http::verb::post)
    return {405, Response().content_type, "GET, HEAD and POST are understood here.\n"};
  const std::string target(message.target());
  const auto mark = target.find('?');
  const auto query = mark == std::string::npos ? std::string() : target.substr(mark + 1);
  return handler_({method == http::verb::post ? "POST" : "GET", target.substr(0, mark), query, message.body()});
}

void Session::write(Response response, bool keep_alive, bool without_body) {
  auto& answer = answer_.emplace(static_cast<http::status>(response.status), 11);
  answer.set(http::field::content_type, response.content_type);
  answer.set(http::field::cache_control, "no-store");
  answer.set("X-Content-Type-Options", "nosniff");
  for (const auto& [name, value] : response.headers) answer.set(name, value);
  if (answer.result() == http::status::method_not_allowed) answer.set(http::field::allow, "GET, HEAD, POST");
  answer.keep_alive(keep_alive);
  answer.content_length(response.body.size());
  if (!without_body) answer.body() = std::move(response.body);
  stream_.expires_after(limits_.message);
  const auto written = [self = shared_from_this(), keep_alive](beast::error_code error, std::size_t) {
    if (error || self->stopping_) return;
    if (keep_alive) return self->read();
    beast::error_code gone;  // whoever asked may have closed the connection already
    self->stream_.socket().shutdown(boost::asio::ip::tcp::socket::shutdown_send, gone);
    self->stream_.expires_after(last_answer);
    self->linger();
  };
  http::async_write(stream_, answer, written);
}

// What still comes is thrown away for a while: a connection closed before takes the answer from who has not read it.
void Session::linger() {
  buffer_.clear();
  stream_.async_read_some(buffer_.prepare(4096), [self = shared_from_this()](beast::error_code error, std::size_t) {
    if (!error && !self->stopping_) self->linger();
  });
}

}  // namespace filrouge::http

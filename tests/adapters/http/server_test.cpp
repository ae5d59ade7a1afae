#include "adapters/http/server.hpp"

#include "engine/base/error.hpp"
#include "support/catch.hpp"
#include "support/holds.hpp"

#include <array>
#include <atomic>
#include <string>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace filrouge;
using test::holds;
using namespace std::chrono_literals;
using http::Request;
using http::Response;
using http::Server;

namespace {

const http::Endpoint any_port{"127.0.0.1", 0};

// Whoever asks, byte by byte.
class Client {
 public:
  explicit Client(const Server& server) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_port = htons(server.endpoint().port);
    ::inet_pton(AF_INET, "127.0.0.1", &place.sin_addr);
    REQUIRE(::connect(socket_, reinterpret_cast<const sockaddr*>(&place), sizeof place) == 0);
  }
  ~Client() { ::close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  void send(const std::string& text) const { (void)::send(socket_, text.data(), text.size(), MSG_NOSIGNAL); }
  // Everything until the server ends the connection.
  [[nodiscard]] std::string receive() const {
    std::string all;
    std::array<char, 4096> buffer{};
    for (ssize_t got = 0; (got = ::recv(socket_, buffer.data(), buffer.size(), 0)) > 0;)
      all.append(buffer.data(), static_cast<std::size_t>(got));
    return all;
  }

 private:
  int socket_;
};

std::string ask(const Server& server, const std::string& text) {
  const Client client(server);
  client.send(text);
  return client.receive();
}

Response echo(const Request& request) {
  return {200,
          "text/plain",
          request.method + " " + request.path + " ?" + request.query + " " + request.body,
          {{"Referrer-Policy", "no-referrer"}}};
}

}  // namespace

TEST_CASE("a request is answered by the handler, on one connection as often as wanted") {
  const Server server(any_port, echo);
  const auto answer = ask(server,
                          "GET /a HTTP/1.1\r\nHost: x\r\n\r\n"
                          "POST /b?c=d HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc");
  CHECK(holds(answer, "HTTP/1.1 200 OK"));
  CHECK(holds(answer, "GET /a ? "));
  CHECK(holds(answer, "POST /b ?c=d abc"));
  CHECK(holds(answer, "Cache-Control: no-store"));
  CHECK(holds(answer, "Referrer-Policy: no-referrer"));
}

TEST_CASE("a HEAD is answered without a body") {
  const Server server(any_port, echo);
  const auto answer = ask(server, "HEAD /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  CHECK(holds(answer, "Content-Length: 9"));
  CHECK_FALSE(holds(answer, "GET /a"));
}

TEST_CASE("what is no request of ours never reaches the handler") {
  std::atomic<int> handled = 0;
  const Server server(any_port, [&](const Request& request) {
    ++handled;
    return echo(request);
  });
  CHECK(holds(ask(server, "DELETE /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), "405 Method Not Allowed"));
  CHECK(holds(ask(server, "good day\r\n\r\n"), "400 Bad Request"));
  CHECK(holds(ask(server, "GET /a HTTP/1.1\r\nX: " + std::string(10'000, 'x')), "431 Request Header"));
  CHECK(holds(ask(server, "POST /a HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n"), "413 Payload Too Large"));
  CHECK(holds(ask(server, "POST /a HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
              "400"));
  CHECK(handled == 0);
}

TEST_CASE("who is too slow is cut off") {
  const Server server(any_port, echo, {8192, 16'384, 64, 20ms});
  CHECK(ask(server, "GET /a HT").empty());
}

TEST_CASE("there are only so many connections") {
  const Server server(any_port, echo, {8192, 16'384, 1, 10'000ms});
  const Client first(server);
  CHECK(Client(server).receive().empty());
  first.send("GET /a HTTP/1.1\r\nConnection: close\r\n\r\n");
  CHECK(holds(first.receive(), "200 OK"));
}

TEST_CASE("a server ends whoever waits on the other side") {
  auto server = std::make_unique<Server>(any_port, echo);
  const Client idle(*server);
  const Client halfway(*server);
  halfway.send("GET /a HT");
  CHECK(holds(ask(*server, "GET /a HTTP/1.1\r\nConnection: close\r\n\r\n"), "200 OK"));
  server.reset();
  CHECK(idle.receive().empty());
  CHECK(halfway.receive().empty());
}

#ifndef FILROUGE_SANITIZED  // sanitizers need descriptors themselves
TEST_CASE("a connection that no descriptor is left for is taken once there is one") {
  const Server server(any_port, echo);
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_NOFILE, &before) == 0);
  const int next = ::dup(STDIN_FILENO);
  ::close(next);
  auto tight = before;
  tight.rlim_cur = static_cast<rlim_t>(next) + 1;  // the client's own
  REQUIRE(::setrlimit(RLIMIT_NOFILE, &tight) == 0);
  const Client client(server);
  client.send("GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  REQUIRE(::setrlimit(RLIMIT_NOFILE, &before) == 0);
  CHECK(holds(client.receive(), "200 OK"));
}
#endif

TEST_CASE("a port that somebody else listens on is an outside failure with its address") {
  const Server server(any_port, echo);
  try {
    const Server second(server.endpoint(), echo);
    FAIL("two servers on one port");
  } catch (const OutsideFailure& failure) {
    CHECK(holds(failure.what(), http::to_string(server.endpoint())));
  }
}

TEST_CASE("an endpoint is written as in the address of a page") {
  CHECK(http::to_string({"127.0.0.1", 80}) == "127.0.0.1:80");
  CHECK(http::to_string({"::1", 8085}) == "[::1]:8085");
}

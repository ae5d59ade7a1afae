#include "adapters/http/server.hpp"

#include "adapters/http/session.hpp"
#include "engine/base/error.hpp"

#include <chrono>
#include <set>
#include <thread>
#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

namespace filrouge::http {

namespace asio = boost::asio;
using asio::ip::tcp;

// Everything but its making and its end happens on its thread.
class Server::Service {
 public:
  Service(const Endpoint& endpoint, Handler handler, const Limits& limits)
      : handler_(std::move(handler)), limits_(limits), acceptor_(context_) {
    try {
      const tcp::endpoint place(asio::ip::make_address(endpoint.address), endpoint.port);
      acceptor_.open(place.protocol());
      acceptor_.set_option(tcp::acceptor::reuse_address(true));
      acceptor_.bind(place);
      acceptor_.listen();
    } catch (const boost::system::system_error& error) {
      throw OutsideFailure(OutsideFailure::Kind::busy, "Cannot listen on " + to_string(endpoint) + " (" +
                                                           error.code().message() +
                                                           "): choose another port, or stop what listens there.");
    }
    place_ = {endpoint.address, acceptor_.local_endpoint().port()};
    accept();
    thread_ = std::thread([this] { context_.run(); });
  }

  ~Service() {
    asio::post(context_, [this] { stop(); });
    thread_.join();
  }
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  [[nodiscard]] const Endpoint& place() const { return place_; }

 private:
  void accept() {
    acceptor_.async_accept([this](boost::system::error_code error, tcp::socket socket) {
      if (stopping_) return;
      if (error) return accept_later();
      if (sessions_.size() < limits_.connections) begin(std::move(socket));
      accept();
    });
  }

  // What keeps one connection from being taken, too many open files above all, keeps the next as well for a while.
  void accept_later() {
    pause_.expires_after(std::chrono::milliseconds(100));
    pause_.async_wait([this](boost::system::error_code) {
      if (!stopping_) accept();
    });
  }

  void begin(tcp::socket socket) {
    boost::system::error_code unimportant;
    socket.set_option(tcp::no_delay(true), unimportant);
    const auto session = std::make_shared<Session>(std::move(socket), handler_, limits_,
                                                   [this](Session* ended) { sessions_.erase(ended); });
    sessions_.insert(session.get());
    session->read();
  }

  void stop() {
    stopping_ = true;
    acceptor_.close();
    pause_.cancel();
    for (auto* session : sessions_) session->stop();
  }

  Handler handler_;
  Limits limits_;
  std::set<Session*> sessions_;  // those that are under way; outlives the context, which may hold the last of one
  asio::io_context context_{1};
  tcp::acceptor acceptor_;
  asio::steady_timer pause_{context_};
  Endpoint place_;
  bool stopping_ = false;
  std::thread thread_;
};

Server::Server(const Endpoint& endpoint, Handler handler, const Limits& limits)
    : service_(std::make_unique<Service>(endpoint, std::move(handler), limits)) {}

Server::~Server() = default;

Endpoint Server::endpoint() const {
  return service_->place();
}

}  // namespace filrouge::http

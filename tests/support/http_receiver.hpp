#pragma once
#include "support/loopback_server.hpp"

#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace filrouge::test {

// A program on loopback that is spoken to over HTTP: it keeps what it hears, answers what a test tells it, faults
// included.
class HttpReceiver {
 public:
  struct Heard {
    std::string method, target, body;
    std::map<std::string, std::string> headers;  // by their names in lower case
    int status = 0;                              // of the answer; 0 for none
  };

  // "http://127.0.0.1:PORT"
  [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(server_.port()); }

  // What it answers from now on. `headers` are whole lines, "Retry-After: 30\r\n".
  void answer(int status, const std::string& body = {}, const std::string& headers = {});
  // Once it has the whole request, it hangs up.
  void hang_up();
  // Once it has the whole request, it says nothing until the other side gives up.
  void say_nothing();

  [[nodiscard]] std::vector<Heard> heard() const;
  [[nodiscard]] int connections() const { return server_.connections(); }

 private:
  void serve(int client);

  mutable std::mutex mutex_;
  int status_ = 200;
  std::string answer_ = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
  bool silent_ = false;
  std::vector<Heard> heard_;
  LoopbackServer server_{[this](int client) { serve(client); }};
};

}  // namespace filrouge::test

#include "adapters/system/service_manager.hpp"

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <array>
#include <cstdlib>
#include <cstring>
#include <string>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace filrouge;

namespace {

// The socket on which systemd hears its services.
class Manager {
 public:
  Manager() : socket_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
    const auto path = (folder_.path() / "notify").string();
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    REQUIRE(::bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    ::setenv("NOTIFY_SOCKET", path.c_str(), 1);
  }
  ~Manager() {
    ::unsetenv("NOTIFY_SOCKET");
    ::close(socket_);
  }
  Manager(const Manager&) = delete;
  Manager& operator=(const Manager&) = delete;

  [[nodiscard]] std::string heard() const {
    std::array<char, 200> text{};
    const auto size = ::recv(socket_, text.data(), text.size(), MSG_DONTWAIT);
    return size < 0 ? "" : std::string(text.data(), static_cast<std::size_t>(size));
  }

 private:
  test::TemporaryFolder folder_;
  int socket_;
};

}  // namespace

TEST_CASE("systemd hears that a service is ready, how it is, that it lives and that it stops") {
  const Manager manager;
  system::tell_ready();
  CHECK(manager.heard() == "READY=1");
  system::tell_status("reconnecting");
  CHECK(manager.heard() == "STATUS=reconnecting");
  system::feed_watchdog();
  CHECK(manager.heard() == "WATCHDOG=1");
  system::tell_stopping();
  CHECK(manager.heard() == "STOPPING=1");
  CHECK(manager.heard().empty());
}

TEST_CASE("systemd hears that a service reloads, since when, and that it is ready again") {
  const Manager manager;
  {
    const system::Reloading reloading;
    CHECK(manager.heard().rfind("RELOADING=1\nMONOTONIC_USEC=", 0) == 0);
    CHECK(manager.heard().empty());
  }
  CHECK(manager.heard() == "READY=1");
}

TEST_CASE("without systemd nobody is told, and nothing fails") {
  REQUIRE(std::getenv("NOTIFY_SOCKET") == nullptr);
  system::tell_ready();
}

#include "adapters/maildir/maildir_channel.hpp"

#include "adapters/mail/compose.hpp"
#include "engine/base/digest.hpp"
#include "engine/base/email_address.hpp"
#include "engine/base/error.hpp"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace filrouge::maildir {
namespace {

[[noreturn]] void fail(const std::filesystem::path& folder, int error) {
  throw OutsideFailure(OutsideFailure::Kind::read_only, "Cannot deliver into \"" + folder.string() + "\" (" +
                                                            std::strerror(error) +
                                                            "): check that the folder can be written.");
}

// Writes and flushes a new file; gives errno, 0 when it went well.
int write_new(const std::filesystem::path& path, const std::string& content) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (fd < 0) return errno;
  int error = 0;
  for (std::size_t done = 0; done < content.size() && error == 0;) {
    const auto written = ::write(fd, content.data() + done, content.size() - done);
    if (written >= 0) {
      done += static_cast<std::size_t>(written);
    } else if (errno != EINTR) {
      error = errno;
    }
  }
  if (error == 0 && ::fsync(fd) != 0) error = errno;
  ::close(fd);
  return error;
}

std::string undeliverable_address(const port::OutgoingMessage& message) {
  return "sans-adresse." + sha256_hex(message.id).substr(0, 12) + "@filrouge.invalid";
}

std::string on_one_line(const std::string& address) {
  std::string line;
  for (const char c : address) line += c == '\n' ? std::string(", ") : std::string(1, c);
  return line;
}

}  // namespace

MaildirChannel::MaildirChannel(std::filesystem::path folder, bool addresses_required)
    : folder_(std::move(folder)), addresses_required_(addresses_required) {
  for (const auto* part : {"tmp", "new", "cur"}) {
    std::error_code error;
    std::filesystem::create_directories(folder_ / part, error);
    if (error) fail(folder_, error.value());
  }
}

// A mail program that has shown a message moves it to cur and appends flags to its name.
bool MaildirChannel::holds(const std::string& name) const {
  std::error_code error;
  if (std::filesystem::exists(folder_ / "new" / name, error)) return true;
  for (const auto& entry : std::filesystem::directory_iterator(folder_ / "cur", error))
    if (entry.path().filename().string().starts_with(name)) return true;
  return false;
}

port::SendOutcome MaildirChannel::send(const port::OutgoingMessage& message) {
  auto addressed = message;
  if (!is_email_address(message.recipient_address)) {
    if (addresses_required_) return port::no_address("bad-address");
    if (!message.recipient_address.empty()) addressed.recipient_name += ", " + on_one_line(message.recipient_address);
    addressed.recipient_address = undeliverable_address(message);
  }
  const auto name = sha256_hex(message.id).substr(0, 32) + ".eml";
  if (holds(name)) return {};
  const auto scratch = folder_ / "tmp" / (name + "." + std::to_string(::getpid()));
  if (const int error = write_new(scratch, mail::compose(addressed)); error != 0) {
    ::unlink(scratch.c_str());
    fail(folder_, error);
  }
  if (::rename(scratch.c_str(), (folder_ / "new" / name).c_str()) != 0) fail(folder_, errno);
  return {};
}

}  // namespace filrouge::maildir

#include "adapters/smtp/mailbox.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

namespace filrouge::test {

Mailbox::Mailbox(const std::filesystem::path& maildir)
    : folder_(maildir / "new"), changes_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {
  if (changes_ < 0 || ::inotify_add_watch(changes_, folder_.c_str(), IN_MOVED_TO | IN_CREATE) < 0)
    throw std::runtime_error("the mailbox cannot be watched");
}

Mailbox::~Mailbox() {
  ::close(changes_);
}

std::vector<std::string> Mailbox::wait_for(std::size_t count) const {
  constexpr int patience = 60'000;
  for (auto found = mails(); true; found = mails()) {
    if (found.size() >= count) return found;
    pollfd waiting{changes_, POLLIN, 0};
    if (::poll(&waiting, 1, patience) != 1) throw std::runtime_error("the mail does not come");
    char ignored[4096];
    while (::read(changes_, ignored, sizeof ignored) > 0) continue;
  }
}

std::vector<std::string> Mailbox::mails() const {
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
    std::ifstream in(entry.path(), std::ios::binary);
    found.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return found;
}

void Mailbox::empty() const {
  for (const auto& entry : std::filesystem::directory_iterator(folder_)) std::filesystem::remove(entry.path());
}

}  // namespace filrouge::test

#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace filrouge::test {

// A Maildir that somebody else delivers into.
class Mailbox {
 public:
  explicit Mailbox(const std::filesystem::path& maildir);
  ~Mailbox();
  Mailbox(const Mailbox&) = delete;
  Mailbox& operator=(const Mailbox&) = delete;

  // The mails that came, when there are so many; throws where they do not come for a minute.
  [[nodiscard]] std::vector<std::string> wait_for(std::size_t count) const;
  [[nodiscard]] std::vector<std::string> mails() const;
  void empty() const;

 private:
  std::filesystem::path folder_;
  int changes_;
};

}  // namespace filrouge::test

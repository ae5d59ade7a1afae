#include "adapters/maildir/received_mails.hpp"

#include "engine/base/error.hpp"

#include <algorithm>

namespace filrouge::maildir {

std::vector<std::filesystem::path> received_mails(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> mails;
  for (const auto* part : {"new", "cur"}) {
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder / part, error))
      if (entry.is_regular_file() && entry.path().filename().string().front() != '.') mails.push_back(entry.path());
    if (error) {
      throw OutsideFailure(OutsideFailure::Kind::not_found,
                           "\"" + folder.string() + "\" is no Maildir that can be read (" + error.message() + ").");
    }
  }
  std::sort(mails.begin(), mails.end(), [](const auto& a, const auto& b) { return a.filename() < b.filename(); });
  return mails;
}

void mark_seen(const std::filesystem::path& mail) {
  const auto part = mail.parent_path();
  if (part.filename() != "new") return;
  std::error_code error;
  std::filesystem::rename(mail, part.parent_path() / "cur" / (mail.filename().string() + ":2,S"), error);
  if (error) {
    throw OutsideFailure(OutsideFailure::Kind::read_only,
                         "Cannot mark \"" + mail.string() + "\" as seen (" + error.message() + ").");
  }
}

}  // namespace filrouge::maildir

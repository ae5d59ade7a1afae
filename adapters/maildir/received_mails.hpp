#pragma once
#include <filesystem>
#include <vector>

namespace filrouge::maildir {

// The mails of a Maildir, seen or new, in the order of their names. Throws OutsideFailure where it is none.
[[nodiscard]] std::vector<std::filesystem::path> received_mails(const std::filesystem::path& folder);

// Marks a new mail as seen, as a mail program does; nothing happens to one that was seen already. Throws
// OutsideFailure.
void mark_seen(const std::filesystem::path& mail);

}  // namespace filrouge::maildir

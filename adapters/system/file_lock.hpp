#pragma once
#include <filesystem>
#include <optional>

namespace filrouge::system {

// A file that one process at a time holds; the system lets go of it when the process ends, however it ends.
class FileLock {
 public:
  // Makes the file where there is none. Nothing where another process holds it; throws OutsideFailure where it cannot
  // be made.
  [[nodiscard]] static std::optional<FileLock> take(const std::filesystem::path& file);
  ~FileLock();
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;
  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&& other) noexcept;

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace filrouge::system

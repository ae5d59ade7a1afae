#include "adapters/system/files.hpp"

#include "engine/base/error.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace filrouge::system {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ > STDIN_FILENO) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

[[noreturn]] void fail(const std::filesystem::path& path, const char* what, int error) {
  using Kind = OutsideFailure::Kind;
  auto kind = Kind::unreadable;
  if (error == ENOENT || error == ENOTDIR) kind = Kind::not_found;
  if (error == EROFS || (error == EACCES && std::strcmp(what, "write") == 0)) kind = Kind::read_only;
  const std::string remedy = kind == Kind::not_found ? "check the path."
                             : error == EISDIR       ? "name a file, not a folder."
                                                     : "check its rights and its disk.";
  throw OutsideFailure(
      kind, "Cannot " + std::string(what) + " \"" + path.string() + "\" (" + std::strerror(error) + "): " + remedy);
}

void write_all(int fd, const std::string& content, const std::filesystem::path& path) {
  for (std::size_t done = 0; done < content.size();) {
    const auto written = ::write(fd, content.data() + done, content.size() - done);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(path, "write", errno);
    done += static_cast<std::size_t>(written);
  }
}

void flush(const std::filesystem::path& path, int flags) {
  const Descriptor fd(::open(path.c_str(), flags | O_CLOEXEC));
  if (fd.get() < 0 || ::fsync(fd.get()) != 0) fail(path, "write", errno);
}

// A device or a pipe cannot be replaced.
void write_into(const std::filesystem::path& path, const std::string& content) {
  const Descriptor fd(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (fd.get() < 0) fail(path, "write", errno);
  write_all(fd.get(), content, path);
}

void replace(const std::filesystem::path& path, const std::string& content) {
  const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
  std::string scratch = (folder / ("." + path.filename().string() + ".XXXXXX")).string();
  {
    const Descriptor fd(::mkostemp(scratch.data(), O_CLOEXEC));
    if (fd.get() < 0) fail(path, "write", errno);
    try {
      write_all(fd.get(), content, path);
      if (::fchmod(fd.get(), 0644) != 0 || ::fsync(fd.get()) != 0) fail(path, "write", errno);
    } catch (...) {
      ::unlink(scratch.c_str());
      throw;
    }
  }
  if (::rename(scratch.c_str(), path.c_str()) != 0) {
    const int error = errno;
    ::unlink(scratch.c_str());
    fail(path, "write", error);
  }
  flush(folder, O_RDONLY | O_DIRECTORY);
}

}  // namespace

std::string read_file(const std::filesystem::path& path, std::size_t size_max) {
  auto content = read_beginning(path, size_max + 1);
  if (content.size() <= size_max) return content;
  throw OutsideFailure(
      OutsideFailure::Kind::unreadable,
      "\"" + path.string() + "\" is larger than " + std::to_string(size_max) + " bytes: split it, or check the path.");
}

std::string read_beginning(const std::filesystem::path& path, std::size_t size_max) {
  const Descriptor fd(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (fd.get() < 0) fail(path, "read", errno);
  std::string content;
  std::array<char, 65536> buffer{};
  while (content.size() < size_max) {
    const auto got = ::read(fd.get(), buffer.data(), std::min(buffer.size(), size_max - content.size()));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(path, "read", errno);
    if (got == 0) break;
    content.append(buffer.data(), static_cast<std::size_t>(got));
  }
  return content;
}

void write_file(const std::filesystem::path& path, const std::string& content) {
  std::error_code absent;
  const auto status = std::filesystem::status(path, absent);
  if (std::filesystem::is_directory(status)) fail(path, "write", EISDIR);
  if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) return write_into(path, content);
  // A link stays one: what it leads to is replaced.
  replace(std::filesystem::exists(status) ? std::filesystem::canonical(path) : path, content);
}

std::vector<std::filesystem::path> files_below(const std::filesystem::path& path, const std::string& suffix) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) fail(path, "read", ENOENT);
  if (!std::filesystem::is_directory(status)) return {path};
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path, error))
    if (entry.is_regular_file() && entry.path().filename().string().ends_with(suffix)) found.push_back(entry.path());
  if (error) fail(path, "read", error.value());
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace filrouge::system

#include "adapters/system/child.hpp"

#include "engine/base/error.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace filrouge::system {
namespace {

using File = std::unique_ptr<FILE, int (*)(FILE*)>;

[[noreturn]] void cannot_run(const std::string& program, int error) {
  throw OutsideFailure(OutsideFailure::Kind::unreadable,
                       "The program " + program + " cannot be run: " + std::strerror(error) + ".");
}

// A nameless file holds the input, so that neither side ever waits for the other.
File holding(const std::string& program, const std::string& input) {
  File file{std::tmpfile(), std::fclose};
  if (!file || std::fwrite(input.data(), 1, input.size(), file.get()) != input.size() || std::fflush(file.get()) != 0)
    cannot_run(program, errno);
  std::rewind(file.get());
  return file;
}

std::string read_to_end(int from) {
  std::string all;
  std::array<char, 65536> buffer{};
  for (;;) {
    const auto count = ::read(from, buffer.data(), buffer.size());
    if (count > 0) all.append(buffer.data(), static_cast<std::size_t>(count));
    if (count == 0 || (count < 0 && errno != EINTR)) return all;
  }
}

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

std::optional<ChildAnswer> answer_of(const std::string& program, const std::vector<std::string>& words,
                                     const std::string& input) {
  const auto file = holding(program, input);
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) cannot_run(program, errno);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ::fileno(file.get()), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  auto name = program;
  auto rest = words;
  std::vector<char*> arguments{name.data()};
  for (auto& word : rest) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_t child = 0;
  const int error = ::posix_spawnp(&child, program.c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  ChildAnswer answer;
  if (error == 0) {
    answer.out = read_to_end(ends[0]);
    answer.status = wait_for(child);
  }
  ::close(ends[0]);
  if (error == ENOENT) return std::nullopt;
  if (error != 0) cannot_run(program, error);
  return answer;
}

}  // namespace filrouge::system

#pragma once
#include <optional>
#include <string>
#include <vector>

namespace filrouge::system {

struct ChildAnswer {
  int status = 0;  // what it exited with; 128 and more when a signal ended it
  std::string out;
};

// Runs a program that is looked for in PATH, gives it `input`, and waits for what it writes; what it writes to standard
// error is shown there. Nothing where there is no such program. Throws OutsideFailure where it cannot be started.
[[nodiscard]] std::optional<ChildAnswer> answer_of(const std::string& program, const std::vector<std::string>& words,
                                                   const std::string& input);

}  // namespace filrouge::system

#pragma once
#include <string>
#include <vector>

namespace filrouge::test {

struct Ran {
  int exit_code = 0;
  std::string out;
  std::string err;
};

// Runs the program on these words, its own name left out, with `input` on standard input.
[[nodiscard]] Ran run_filrouge(std::vector<std::string> words, const std::string& input = {});

// True where the text holds the part.
[[nodiscard]] bool holds(const std::string& text, const std::string& part);

}  // namespace filrouge::test

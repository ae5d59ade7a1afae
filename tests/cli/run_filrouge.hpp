#pragma once
#include "support/holds.hpp"

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

}  // namespace filrouge::test

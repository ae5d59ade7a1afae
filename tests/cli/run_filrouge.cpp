#include "cli/run_filrouge.hpp"

#include "cli/program.hpp"

#include <sstream>

namespace filrouge::test {

Ran run_filrouge(std::vector<std::string> words, const std::string& input) {
  words.insert(words.begin(), "filrouge");
  std::vector<const char*> arguments;
  for (const auto& word : words) arguments.push_back(word.c_str());
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream err;
  const int exit_code = cli::run_program(static_cast<int>(arguments.size()), arguments.data(), in, out, err);
  return {exit_code, out.str(), err.str()};
}

}  // namespace filrouge::test

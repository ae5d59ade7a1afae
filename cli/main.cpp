#include "adapters/system/environment.hpp"
#include "cli/program.hpp"

#include <iostream>

int main(int argc, char** argv) {
  filrouge::system::hold_standard_streams();
  std::ios::sync_with_stdio(false);
  return filrouge::cli::run_program(argc, argv, std::cin, std::cout, std::cerr);
}

#pragma once
#include <iosfwd>

namespace filrouge::cli {

// The whole program: understands the command line, runs the command, and turns outside failures into one sentence and
// an exit code (exit_code.hpp).
[[nodiscard]] int run_program(int argc, const char* const* argv, std::istream& in, std::ostream& out,
                              std::ostream& err);

}  // namespace filrouge::cli

#pragma once
#include "cli/context.hpp"
#include "cli/options.hpp"

namespace filrouge::cli {

// Fills what was not given on the command line from the environment (FILROUGE_DATABASE, FILROUGE_MAILDIR,
// FILROUGE_DATA), else from the defaults. The data folder is the installed one beside the executable, else the one of
// the source tree the program was built from.
[[nodiscard]] Context make_context(const CommonOptions& common, std::istream& in, std::ostream& out, std::ostream& err);

}  // namespace filrouge::cli

#pragma once
#include "engine/base/diagnostic.hpp"
#include "engine/loading/load_pathway.hpp"

#include <filesystem>
#include <string>

namespace filrouge::cli {

struct CheckedFile {
  Diagnostics findings;  // of it and of what it names; a part that cannot be read is one of them
  loading::Files files;  // all texts, by the names that findings use
};

// Checks a pathway, calendar, messages file or scenario, recognised by its keys. Throws OutsideFailure when it cannot
// be read; "-" is standard input.
[[nodiscard]] CheckedFile check_file(const std::filesystem::path& file);

// Each finding as people read it, with its source line.
[[nodiscard]] std::string render_all(const CheckedFile& checked);

}  // namespace filrouge::cli

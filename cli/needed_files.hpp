#pragma once
#include "engine/loading/needed_file.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace filrouge::cli {

// The text of a file that loading reads; of one that is larger than loading takes, only as much as it needs to refuse
// it. "-" is standard input. Throws OutsideFailure.
[[nodiscard]] std::string read_text(const std::filesystem::path& file);

// Adds those needed files that exist and are not yet among the texts; names count from `folder`. True when there was
// one: load again.
bool read_needed(const std::vector<loading::NeededFile>& needs, loading::Files& files,
                 const std::filesystem::path& folder = {});

}  // namespace filrouge::cli

#pragma once
#include "engine/service/publish.hpp"

#include <filesystem>

namespace filrouge::cli {

// A pathway's file with everything it names, under names relative to the file's folder: the same content read from
// anywhere is the same publication. Files that are missing are left out; loading says so. Throws OutsideFailure when
// the pathway's own file cannot be read.
[[nodiscard]] service::Publication read_publication(const std::filesystem::path& pathway);

}  // namespace filrouge::cli

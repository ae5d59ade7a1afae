#pragma once
#include "engine/loading/load_pathway.hpp"

#include <filesystem>

namespace filrouge::cli {

// A pathway's file with everything it names, as far as it could be read.
struct OpenedPathway {
  loading::LoadResult loaded;
  loading::Files files;  // by the path they were read from
};

// Throws OutsideFailure where the pathway's own file cannot be read. Files it names and that are missing stay in
// LoadResult::needs. Texts in `read` are not read again.
[[nodiscard]] OpenedPathway open_pathway(const std::filesystem::path& file, loading::Files read = {});

// Likewise, of a pathway that is ready to run. Throws OutsideFailure with its errors, each shown at its place, where it
// has some.
[[nodiscard]] OpenedPathway open_runnable(const std::filesystem::path& file);
[[nodiscard]] std::shared_ptr<const pathway::Pathway> runnable_pathway(const std::filesystem::path& file);

}  // namespace filrouge::cli

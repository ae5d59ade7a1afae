#pragma once
#include "engine/loading/load_messages.hpp"
#include "engine/loading/needed_file.hpp"
#include "engine/pathway/pathway.hpp"

#include <optional>
#include <string>
#include <vector>

namespace filrouge::loading {

struct LoadResult {
  // Set when nothing keeps it from running: no finding is an error, and no fragment is missing.
  std::optional<pathway::Pathway> pathway;
  Diagnostics findings;  // all of them, by file and place
  // Without the fragments nothing is checked; without calendars and messages their names are.
  std::vector<NeededFile> needs;
  LoadedMessages messages;  // the texts it names
};

// Reads and checks the pathway in the file `name`. Read what it needs, add it to `files`, and ask again.
[[nodiscard]] LoadResult load_pathway(const std::string& name, const Files& files);

}  // namespace filrouge::loading

#pragma once
#include "engine/base/diagnostic.hpp"
#include "engine/pathway/pathway.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace filrouge::loading {

// The texts of files by name. Names are paths with /, relative to wherever the caller reads from.
using Files = std::map<std::string, std::string>;

// A file that a pathway names and that was not among the texts.
struct NeededFile {
  enum class Kind { fragment, calendar, messages };
  Kind kind = Kind::fragment;
  std::string name;      // relative as the pathway's own name is
  std::string asked_by;  // the file that names it…
  Position at;           // …and where
};

struct LoadResult {
  // Set when nothing keeps it from running: no finding is an error, and no fragment is missing.
  std::optional<pathway::Pathway> pathway;
  Diagnostics findings;  // all of them, by file and place
  // Without the fragments nothing is checked; without calendars and messages their names are.
  std::vector<NeededFile> needs;
};

// Reads and checks the pathway in the file `name`. Read what it needs, add it to `files`, and ask again.
[[nodiscard]] LoadResult load_pathway(const std::string& name, const Files& files);

}  // namespace filrouge::loading

#pragma once
#include "engine/base/diagnostic.hpp"

#include <map>
#include <string>

namespace filrouge::loading {

// The texts of files by name. Names are paths with /, relative to wherever the caller reads from.
using Files = std::map<std::string, std::string>;

// A file that another one names and that was not among the texts.
struct NeededFile {
  enum class Kind { fragment, calendar, messages };
  Kind kind = Kind::fragment;
  std::string name;      // relative as the name of the file that was loaded is
  std::string asked_by;  // the file that names it…
  Position at;           // …and where
};

}  // namespace filrouge::loading

#pragma once
#include "engine/base/diagnostic.hpp"

#include <string>

namespace filrouge::pathway {

// Where a declaration stands and which text it implements: what `why` shows.
struct Origin {
  std::string file;
  Position position;
  std::string source;  // "conv §2.2", inherited inwards; empty where none is given
};

}  // namespace filrouge::pathway

#pragma once
#include "engine/base/time.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace filrouge::example {

// What staff recorded: one line of the log.
struct Entry {
  Day day;
  std::chrono::minutes time;
  std::string ine;  // empty: about the school
  std::string event;
  std::string by;
  std::string payload;  // "name=value | name=value"
};

using Log = std::vector<Entry>;

}  // namespace filrouge::example

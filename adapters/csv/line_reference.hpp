#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::csv {

// Names the lines of a file that have no reference of their own, so that a line imported again is known again: the
// hash of its cells, and its ordinal among the equal lines of the file.
class LineReferences {
 public:
  [[nodiscard]] std::string next(const std::vector<std::string>& cells);

 private:
  std::map<std::string, int> seen_;
};

}  // namespace filrouge::csv

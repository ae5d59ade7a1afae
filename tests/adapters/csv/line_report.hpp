#pragma once
#include "adapters/csv/report.hpp"

#include <string>
#include <vector>

namespace filrouge::csv {

// A report as the tests expect it: "LINE OUTCOME REASON" for each line.
inline std::vector<std::string> outcomes(const Report& report) {
  std::vector<std::string> lines;
  for (const auto& line : report.lines()) {
    lines.push_back(std::to_string(line.line) + " " + std::string{to_string(line.outcome)} +
                    (line.reason.empty() ? "" : " " + line.reason));
  }
  return lines;
}

}  // namespace filrouge::csv

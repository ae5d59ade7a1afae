#pragma once
#include "cli/context.hpp"

#include <cstddef>
#include <ostream>
#include <string>
#include <vector>

namespace filrouge::cli {

// The longest list that is shown. Commands ask the store for one row more, to know whether it ends there.
inline constexpr std::size_t listed_max = 10'000;

// Leaves out what is beyond the longest list, and says on standard error that there is more. `which` are kept:
// "latest".
template <class Row>
void keep_listed(std::vector<Row>& rows, const std::string& which, Context& context) {
  if (rows.size() <= listed_max) return;
  rows.resize(listed_max);
  context.err << "There are more: only the " << which << " " << listed_max << " are shown.\n";
}

}  // namespace filrouge::cli

#pragma once
#include "cli/context.hpp"

#include <cstddef>
#include <ostream>
#include <string>
#include <vector>

namespace filrouge::cli {

// The longest list that is shown where nobody says otherwise (--limit). Commands ask the store for one row more, to
// know whether it ends there.
inline constexpr std::size_t listed_max = 10'000;

// On standard error, so that no list looks complete that is not. `which` are shown: "latest". `remedy` is how to see
// the others.
inline void say_more(const std::string& which, std::size_t shown, const std::string& remedy, Context& context) {
  context.err << "There are more: only the " << which << " " << shown << " are shown; " << remedy << ".\n";
}

// Leaves out what is beyond `limit`, and says that there is more.
template <class Row>
void keep_listed(std::vector<Row>& rows, std::size_t limit, const std::string& which, Context& context) {
  if (rows.size() <= limit) return;
  rows.resize(limit);
  say_more(which, limit, "--limit shows others", context);
}

}  // namespace filrouge::cli

#pragma once
#include "cli/context.hpp"

#include <string>

namespace filrouge::cli {

struct ReportCatchUpOptions {
  std::string school;  // empty: all
  std::string since;   // a day: what ran late on it or afterwards; empty: ever
  bool cases = false;  // case by case
};
// What became of the rules whose moment was long past when they ran.
[[nodiscard]] int run(const ReportCatchUpOptions& options, Context& context);

}  // namespace filrouge::cli

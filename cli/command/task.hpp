#pragma once
#include "cli/context.hpp"
#include "cli/listed.hpp"

#include <string>

namespace filrouge::cli {

struct TaskListOptions {
  std::string school;              // empty: all
  std::string role;                // who does it or answers for it
  std::string before;              // a day: what is due before it
  std::size_t limit = listed_max;  // of each lycée
};
// What somebody has to do, the most urgent first.
[[nodiscard]] int run(const TaskListOptions& options, Context& context);

}  // namespace filrouge::cli

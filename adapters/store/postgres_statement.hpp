#pragma once
#include <string>

namespace filrouge::store::postgres {

// The parts of a batch that are present; an absent part costs nothing, not even planning.
struct BatchParts {
  bool lone = false;  // one step of one case, see lone_step.hpp
  bool opening = false;
  bool rows = false;  // the cases are claimed, and where their rows stand is known
  bool intents = false;
  bool tasks = false;
  bool task_changes = false;
  bool withdrawals = false;
  bool taken = false;
  bool wake = false;  // something of it may be due soon: a daemon that sleeps is told
  friend auto operator<=>(const BatchParts&, const BatchParts&) = default;
};

// The one statement that writes a batch. Its parameters are :schools :ids :versions :alike :consequences (array
// literals, one element per case; for openings :persons :pathways :cohorts too, for claimed cases :rows), :patches (an
// array literal too, empty where the steps hold the patches) and, one per part, JSON arrays whose records name with "n"
// the group of alike steps, or with "m" the group of alike consequences, they belong to. It returns how many cases were
// written and, where they are fewer than :cases, school and id of each in rows of their own.
[[nodiscard]] std::string batch_statement(const BatchParts& parts);

}  // namespace filrouge::store::postgres

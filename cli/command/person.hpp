#pragma once
#include "cli/context.hpp"

#include <string>
#include <vector>

namespace filrouge::cli {

// People, by what they were written or by the case that is about them.
struct ChosenPeople {
  std::vector<std::string> messages;  // "0579001Z/3", as the list writes them: their recipients
  std::string reference;              // of a case, instead: its pupil
  bool guardians = false;             // of that pupil, instead
};
struct PersonOptOutOptions {
  ChosenPeople who;
};
struct PersonOptInOptions {
  ChosenPeople who;
};
// Writes down that they want no messages.
[[nodiscard]] int run(const PersonOptOutOptions& options, Context& context);
// Takes that back.
[[nodiscard]] int run(const PersonOptInOptions& options, Context& context);

}  // namespace filrouge::cli

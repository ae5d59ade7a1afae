#pragma once
#include "engine/interpreter/setting.hpp"
#include "engine/proof/findings.hpp"

#include <span>

// The parts of prove(), one per file.
namespace filrouge::proof {

// What is proved about.
struct Subject {
  const pathway::Pathway& pathway;
  const pathway::Derived& derived;
  std::span<const interpreter::Setting> settings;  // places and cohorts whose dates are known
};

// The place and cohort of which most dates are known, nullptr where none is.
[[nodiscard]] const interpreter::Setting* best_known(const Subject& subject);

// States that a case enters only to be sent back at once, because their moment has passed.
void prove_bounces(const Subject& subject, Findings& findings);

// States that wait for something that happens once for the whole school, perhaps before a case is there.
void prove_school_waits(const Subject& subject, Findings& findings);

// Reminders, tasks, messages and ways out whose moment comes when their state is left already.
void prove_in_time(const Subject& subject, Findings& findings);

// What goes wrong for a case that is played through the pathway: an end without outcome, a case that no branch is for,
// transitions that never come to rest; and deadlines, shown or broken.
void prove_by_playing(const Subject& subject, Findings& findings);

// Conditions that no combination of values fulfils, and branches that come after others which hold whenever they do.
void prove_conditions(const Subject& subject, Findings& findings);

}  // namespace filrouge::proof

#pragma once
#include "engine/interpreter/work.hpp"

namespace filrouge::interpreter {

// The opening of the task that stands now; nullptr while it is not open.
[[nodiscard]] const OpenTask* open_task(const Case& c, pathway::TaskIndex task);

// Closes the open tasks the event ends.
void close_tasks(Work& work, pathway::EventIndex event);
// Makes ready the tasks of active states that the event opens; they open when the case is at rest.
void ready_tasks(Work& work, pathway::EventIndex event);
// True when close_tasks or ready_tasks would act on the event.
[[nodiscard]] bool touches_task(const Setting& setting, const Case& c, pathway::EventIndex event);

// The tasks of a state being left, in whatever phase they are, are no longer wanted.
void withdraw_tasks(Work& work, pathway::StateIndex state);

// Looks again at the tasks of Work::tasks and Work::moved_tasks: opens what is wanted, withdraws what is not, and
// computes due dates and rungs again where an anchor moved.
void settle_tasks(Work& work);

// There will be another one: what is open is withdrawn, and what was done is wanted again.
void renew_task(Work& work, pathway::TaskIndex task);

}  // namespace filrouge::interpreter

#pragma once
#include "engine/port/case_store.hpp"
#include "engine/port/people_store.hpp"
#include "engine/service/library.hpp"
#include "engine/service/submitted_event.hpp"

#include <string>
#include <vector>

namespace filrouge::service {

// The cases an event is for. A pupil's event goes to the pupil's open cases whose pathway declares it (to the closed
// ones where none is open: facts are kept right there too); a school's event to all open cases of the school. An error
// is one sentence: nobody of that reference, or no case.
[[nodiscard]] Result<std::vector<port::CaseKey>, std::string> targets_of(const SubmittedEvent& event,
                                                                         port::CaseStore& cases,
                                                                         port::PeopleStore& people, Library& library);

}  // namespace filrouge::service

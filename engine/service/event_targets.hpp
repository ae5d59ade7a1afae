#pragma once
#include "engine/port/case_store.hpp"
#include "engine/service/known_pupils.hpp"
#include "engine/service/library.hpp"
#include "engine/service/submitted_event.hpp"

#include <functional>
#include <string>
#include <vector>

namespace filrouge::service {

// The pupils of a school.
using FindPupils = std::function<const KnownPupils&(const SchoolId& school)>;

// The cases an event is for. A pupil's event goes to the pupil's open cases whose pathway declares it (to the closed
// ones where none is open: facts are kept right there too); a school's event to all open cases of the school. An error
// is one sentence: nobody or several of that name, or no case.
[[nodiscard]] Result<std::vector<port::CaseKey>, std::string> targets_of(const SubmittedEvent& event,
                                                                         port::CaseStore& cases,
                                                                         const FindPupils& pupils, Library& library);

// All cases of a school, the closed ones included.
[[nodiscard]] std::vector<port::CaseKey> cases_of(const SchoolId& school, port::CaseStore& cases);

}  // namespace filrouge::service

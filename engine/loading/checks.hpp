#pragma once
#include "engine/loading/draft.hpp"
#include "engine/loading/load_messages.hpp"

// What only shows when all of a pathway is known. Errors are what keeps it from running; the rest are warnings.
namespace filrouge::loading {

void check_pathway(Draft& draft);

// The parts of check_pathway.
void check_states(Draft& draft);        // reached, left, ended
void check_transitions(Draft& draft);   // taken, heard
void check_people(Draft& draft);        // stand-ins, tasks of a school
void check_order(Draft& draft);         // reminders from the lowest to the highest
void check_answers(Draft& draft);       // recorded by whoever is asked
void check_declarations(Draft& draft);  // used

// Every message of the pathway has a text of the messages file; it can be filled, reaches whom it is for and holds what
// it must.
void check_texts(Draft& draft, const std::string& file, const LoadedMessages& messages);

}  // namespace filrouge::loading

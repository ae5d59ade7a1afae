#pragma once
#include "engine/port/pathway_store.hpp"

#include <string>

namespace filrouge::service {

// Published texts refer to one another by their names; the entry without a name says which of them is the main one.
// Texts of messages stand in their set under the name of the pathway, and the set has no main one.
inline constexpr const char* main_file_key = "";
[[nodiscard]] const std::string& main_file(const port::TextFiles& files);

// Throws OutsideFailure (incompatible): `what` was published by another version of this program.
[[noreturn]] void unreadable_here(const std::string& what);

}  // namespace filrouge::service

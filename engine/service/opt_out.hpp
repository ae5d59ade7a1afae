#pragma once
#include "engine/port/people_store.hpp"

#include <string>

namespace filrouge::service {

// The day since when the person wants no messages, "2026-06-01"; empty where they want them. No import knows it.
[[nodiscard]] std::string opted_out_since(const port::PersonRecord& person);

// Writes it down; one who had opted out before keeps the first day. False where nothing changed.
[[nodiscard]] bool opt_out(const port::PersonRecord& person, Day since, port::PeopleStore& people);
// Takes it back. False where nothing changed.
[[nodiscard]] bool opt_in(const port::PersonRecord& person, port::PeopleStore& people);

}  // namespace filrouge::service

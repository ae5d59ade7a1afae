#pragma once
#include <map>
#include <string>

namespace filrouge::example {

// The files of the invented lycée's year by name, as bytes; the same seed gives the same bytes everywhere.
[[nodiscard]] std::map<std::string, std::string> make_files(unsigned seed);

// The seed of the files kept in examples/lycee-year.
constexpr unsigned kept_seed = 2026;

}  // namespace filrouge::example

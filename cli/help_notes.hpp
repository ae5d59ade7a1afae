#pragma once
#include <string>
#include <string_view>

namespace filrouge::cli {

// What a command does beyond its one line, for --help and the reference page: "case why" gives two or three sentences,
// wrapped; empty where the line says it all.
[[nodiscard]] std::string help_notes(std::string_view command);

}  // namespace filrouge::cli

#pragma once
#include "engine/base/diagnostic.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace filrouge::csv {

// A finding that keeps the whole file from being read. The file's name is the caller's to fill in.
[[nodiscard]] Diagnostic file_problem(Position position, std::string rule, std::string message, std::string hint);

// Line and column of an offset. LF, CR and CRLF each end a line; the column counts characters where the text is UTF-8
// and bytes where it is in a one-byte encoding.
[[nodiscard]] Position position_of(std::string_view text, std::size_t offset);

}  // namespace filrouge::csv

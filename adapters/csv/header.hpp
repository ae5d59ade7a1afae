#pragma once
#include "adapters/csv/table.hpp"

#include <optional>

namespace filrouge::csv {

// Where the columns of a form stand in a file.
struct Header {
  std::size_t width = 0;                           // number of fields of the header line
  std::vector<std::optional<std::size_t>> fields;  // for each column of the form, its field in a line
  std::vector<std::string> ignored;  // names of the fields no column claims, trimmed; unnamed ones left out
};

// Refuses a header line without a required column, and one where a known column stands twice.
[[nodiscard]] Result<Header, Diagnostic> match_header(const Record& record, const std::vector<Column>& columns);

// The separator of a text, told by its header line: the only one of ; , and tab in it, or else the only one that
// gives all required columns.
[[nodiscard]] Result<char, Diagnostic> recognise_separator(std::string_view text, const std::vector<Column>& columns,
                                                           const Limits& limits);

}  // namespace filrouge::csv

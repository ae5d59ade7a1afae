#pragma once
#include "engine/base/diagnostic.hpp"
#include "engine/base/result.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::csv {

// What a file may hold at most; beyond it the file is refused, so that a stranger's file costs bounded memory.
struct Limits {
  std::size_t file_bytes = std::size_t{256} << 20U;
  std::size_t field_bytes = std::size_t{64} << 10U;
  std::size_t columns = 1000;
  std::size_t records = 1'000'000;
};

struct Record {
  int line = 0;  // where it begins, from 1; a quoted field may go on over several lines
  std::vector<std::string> fields;
};

// Reads the records of a CSV text as RFC 4180 defines them, with any one-character separator, LF or CR for CRLF as
// well, and blank lines left out. A quote inside an unquoted field stands for itself.
class RecordReader {
 public:
  // `text` outlives the reader.
  RecordReader(std::string_view text, char separator, Limits limits = {});

  // The next record; nothing at the end. Refuses text after a closing quote, a quote that is never closed and whatever
  // exceeds the limits; nothing can be read after a refusal.
  [[nodiscard]] Result<std::optional<Record>, Diagnostic> next();

 private:
  [[nodiscard]] Result<std::string, Diagnostic> take_field();
  [[nodiscard]] Result<std::string, Diagnostic> take_quoted_field();
  bool take_line_end();
  [[nodiscard]] std::size_t unquoted_end() const;
  [[nodiscard]] tl::unexpected<Diagnostic> refusal(std::string rule, std::string message, std::string hint) const;

  std::string_view text_;
  std::size_t offset_ = 0;
  int line_ = 1;
  char separator_;
  Limits limits_;
  std::size_t records_ = 0;
};

// One record as a line of CSV that RecordReader reads back unchanged: a field is quoted where it must be. Ends with
// CRLF.
[[nodiscard]] std::string write_record(const std::vector<std::string>& fields, char separator);

}  // namespace filrouge::csv

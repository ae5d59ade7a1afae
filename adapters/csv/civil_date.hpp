#pragma once
#include "engine/base/diagnostic.hpp"
#include "engine/base/result.hpp"
#include "engine/base/time.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::csv {

// How a file writes its dates. yyyy-mm-dd is read beside any of the others, for it cannot be mistaken.
enum class DateForm {
  day_month_year,        // 31/01/2008, 1/1/2008
  month_day_year,        // 01/31/2008; only where the user says so
  day_month_short_year,  // 31/01/08; only where the user says so: 00 to 68 are 2000 to 2068, 69 to 99 are 1969 to 1999
  year_month_day         // 2008-01-31
};

// "dd/mm/yyyy", "mm/dd/yyyy", "dd/mm/yy", "yyyy-mm-dd".
[[nodiscard]] std::string_view to_string(DateForm form);
[[nodiscard]] std::optional<DateForm> parse_date_form(std::string_view name);

// A date of that form, or yyyy-mm-dd. Empty when the text is anything else or the day does not exist.
[[nodiscard]] std::optional<Day> parse_date(std::string_view text, DateForm form);

// The same for the cell of a column, with the sentence that rejects its line.
[[nodiscard]] Result<Day, std::string> check_date(std::string_view column, std::string_view text, DateForm form);

// A cell that should hold a date, and where it stands.
struct DateCell {
  int line = 0;
  std::string_view column;
  std::string_view text;
};

// The one form of all dates of a file. A day above 12 proves dd/mm/yyyy; where every date would read as mm/dd/yyyy as
// well, or years have two digits, nothing is guessed and the diagnostic asks. Cells that are no dates at all do not
// count: each is a matter of its own line.
[[nodiscard]] Result<DateForm, Diagnostic> recognise_date_form(const std::vector<DateCell>& cells);

}  // namespace filrouge::csv

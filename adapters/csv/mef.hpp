#pragma once
#include "adapters/csv/table.hpp"

#include <map>

namespace filrouge::csv {

// One class of the national nomenclature (module élémentaire de formation).
struct Mef {
  std::string code;        // 10 digits
  std::string mefstat4;    // what the statistics count it with
  std::string speciality;  // 5 digits of the diploma's code
  std::string label;
};

// The classes of the vocational track, from workflows/nomenclature/mef.csv (mef;mefstat4;speciality;label).
class MefNomenclature {
 public:
  // Refuses a file that is no nomenclature, or that has a bad line.
  [[nodiscard]] static Result<MefNomenclature, Diagnostic> read(std::string_view bytes);

  // `code` has 10 digits. Null when the vocational track has no such class.
  [[nodiscard]] const Mef* find(std::string_view code) const;
  [[nodiscard]] std::size_t size() const { return classes_.size(); }

 private:
  std::map<std::string, Mef, std::less<>> classes_;
};

// The 10 digits of a code as SIECLE writes it: 10 digits, or 11 whose last tells the attachment. Anything else is
// refused with a sentence.
[[nodiscard]] Result<std::string, std::string> check_mef(std::string_view text);

// The diploma that the class prepares in its last year: "cap", "bac_pro", "bma" or "dtms"; empty for every other class.
// Told by the MEFSTAT4: a last year is not always the year that equals the duration.
[[nodiscard]] std::string_view final_year_diploma(const Mef& mef);

}  // namespace filrouge::csv

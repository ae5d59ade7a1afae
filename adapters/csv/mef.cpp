#include "adapters/csv/mef.hpp"

#include "adapters/csv/file_problem.hpp"
#include "engine/base/words.hpp"

#include <algorithm>
#include <array>

namespace filrouge::csv {
namespace {

struct Nomenclature {
  enum Column : std::size_t { mef, mefstat4, speciality, label };
};

const std::vector<Column> nomenclature_columns = {{{"mef"}, Column::Need::required},
                                                  {{"mefstat4"}, Column::Need::required},
                                                  {{"speciality"}, Column::Need::required},
                                                  {{"label"}, Column::Need::required}};

}  // namespace

Result<MefNomenclature, Diagnostic> MefNomenclature::read(std::string_view bytes) {
  auto table = read_table(bytes, nomenclature_columns, {});
  if (!table) return failure(std::move(table.error()));
  MefNomenclature nomenclature;
  for (auto& row : table->rows) {
    const bool wrong = !row.problem.empty() ||
                       check_mef(row.cells[Nomenclature::mef]) != row.cells[Nomenclature::mef] ||
                       row.cells[Nomenclature::mefstat4].size() != 4 || row.cells[Nomenclature::speciality].size() != 5;
    if (wrong) {
      return failure(
          file_problem({row.line, 0}, "csv-nomenclature",
                       "This line is no class: a MEF has 10 digits, a MEFSTAT4 4 characters, a speciality 5.",
                       "take the nomenclature that comes with the program"));
    }
    auto code = row.cells[Nomenclature::mef];
    nomenclature.classes_.insert_or_assign(std::move(code),
                                           Mef{row.cells[Nomenclature::mef], row.cells[Nomenclature::mefstat4],
                                               row.cells[Nomenclature::speciality], row.cells[Nomenclature::label]});
  }
  return nomenclature;
}

const Mef* MefNomenclature::find(std::string_view code) const {
  const auto found = classes_.find(code);
  return found == classes_.end() ? nullptr : &found->second;
}

Result<std::string, std::string> check_mef(std::string_view text) {
  constexpr std::size_t digits = 10;
  const bool numeric = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!numeric || (text.size() != digits && text.size() != digits + 1)) {
    return failure(in_quotes(text) + " is no MEF: it has 10 digits, or 11.");
  }
  return std::string{text.substr(0, digits)};
}

std::string_view final_year_diploma(const Mef& mef) {
  struct LastYear {
    std::string_view mefstat4;
    std::string_view speciality;  // empty: all
    std::string_view diploma;
  };
  static constexpr std::array<LastYear, 8> last_years = {{{"2311", "", "cap"},
                                                          {"2322", "", "cap"},
                                                          {"2333", "", "cap"},
                                                          {"2383", "", "bac_pro"},
                                                          {"23B1", "", "bma"},
                                                          {"23C2", "", "bma"},
                                                          {"2213", "24210", "dtms"},
                                                          {"2213", "32306", "dtms"}}};
  for (const auto& year : last_years) {
    if (mef.mefstat4 != year.mefstat4) continue;
    if (year.speciality.empty() || mef.speciality == year.speciality) return year.diploma;
  }
  return {};
}

}  // namespace filrouge::csv

#include "adapters/csv/ine.hpp"

#include "engine/base/words.hpp"

#include <algorithm>
#include <array>

namespace filrouge::csv {
namespace {

// 9 stands for a digit, X for a letter, A for itself.
constexpr std::array<std::string_view, 3> forms = {"999999999XX", "9999999999X", "9999A99999X"};

bool fits(std::string_view ine, std::string_view form) {
  return std::equal(ine.begin(), ine.end(), form.begin(), form.end(), [](char c, char wanted) {
    if (wanted == '9') return c >= '0' && c <= '9';
    return c >= 'A' && c <= 'Z' && (wanted == 'X' || c == wanted);
  });
}

}  // namespace

Result<std::string, std::string> check_ine(std::string_view text) {
  std::string ine{text};
  std::transform(ine.begin(), ine.end(), ine.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  const bool valid = std::any_of(forms.begin(), forms.end(), [&ine](auto form) { return fits(ine, form); });
  if (valid) return ine;
  return failure(in_quotes(text) + " is no INE: it has 11 characters, such as 123456789AB or 1234567890A.");
}

}  // namespace filrouge::csv

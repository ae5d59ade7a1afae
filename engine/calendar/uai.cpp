#include "engine/calendar/uai.hpp"

#include "engine/base/words.hpp"
#include "engine/calendar/words.hpp"

#include <algorithm>

namespace filrouge::calendar {

Result<SchoolId, std::string> check_uai(std::string_view text) {
  constexpr std::string_view letters = "ABCDEFGHJKLMNPRSTUVWXYZ";
  constexpr std::size_t digits = 7;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto number_text = text.substr(0, std::min(digits, text.size()));
  if (text.size() != digits + 1 || !std::all_of(number_text.begin(), number_text.end(), is_digit) ||
      text.back() < 'A' || text.back() > 'Z') {
    return failure(in_quotes(text) + " is no UAI: a UAI is seven digits and a capital letter, such as 0570108H.");
  }
  std::size_t number = 0;
  for (const char c : number_text) number = number * 10 + static_cast<std::size_t>(c - '0');
  if (const char expected = letters[number % letters.size()]; text.back() != expected) {
    return failure("The UAI " + std::string{text} + " is mistyped: the control letter of " + std::string{number_text} +
                   " is " + expected + ", not " + text.back() + ".");
  }
  return SchoolId{std::string{text}};
}

}  // namespace filrouge::calendar

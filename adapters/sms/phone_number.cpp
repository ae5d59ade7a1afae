#include "adapters/sms/phone_number.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace filrouge::sms {
namespace {

constexpr std::string_view metropolitan = "33";
// How mobile numbers overseas begin, and the country codes they belong to (Arcep).
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> overseas{{{"639", "262"},
                                                                                 {"690", "590"},
                                                                                 {"691", "590"},
                                                                                 {"692", "262"},
                                                                                 {"693", "262"},
                                                                                 {"694", "594"},
                                                                                 {"696", "596"},
                                                                                 {"697", "596"}}};

// The digits, after a + where there is one; empty where something else stands there.
std::string digits_of(std::string_view written) {
  std::string digits;
  for (const char c : written) {
    if (std::string_view(" .-/()\t").find(c) != std::string_view::npos) continue;
    if (!(c >= '0' && c <= '9') && !(c == '+' && digits.empty())) return {};
    digits += c;
  }
  return digits;
}

// Of ten digits that begin with 0, the nine that follow it.
std::string international(const std::string& national) {
  const auto of = std::find_if(overseas.begin(), overseas.end(),
                               [&](const auto& each) { return national.starts_with(each.first); });
  return "+" + std::string(of == overseas.end() ? metropolitan : of->second) + national;
}

}  // namespace

std::optional<std::string> mobile_number(std::string_view written) {
  auto digits = digits_of(written);
  if (digits.starts_with("00")) digits = "+" + digits.substr(2);
  // "+33 (0)6 12 34 56 78"
  if (digits.starts_with("+330")) digits.erase(3, 1);
  if (digits.starts_with("+33") && digits.size() == 12) digits = "0" + digits.substr(3);
  if (digits.size() == 10 && digits.front() == '0') {
    if (digits[1] != '6' && digits[1] != '7') return std::nullopt;
    return international(digits.substr(1));
  }
  const bool complete = digits.starts_with('+') && !digits.starts_with("+33") && !digits.starts_with("+0") &&
                        digits.size() >= 9 && digits.size() <= 16;
  return complete ? std::optional(digits) : std::nullopt;
}

}  // namespace filrouge::sms

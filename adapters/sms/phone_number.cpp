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

// The nine digits that follow the 0, or the country code, of a mobile number.
bool is_mobile(std::string_view national) {
  return national.size() == 9 && (national.front() == '6' || national.front() == '7');
}

std::string international(const std::string& national) {
  const auto of = std::find_if(overseas.begin(), overseas.end(),
                               [&](const auto& each) { return national.starts_with(each.first); });
  return "+" + std::string(of == overseas.end() ? metropolitan : of->second) + national;
}

// The country code that a number begins with, where it is one of France.
std::string_view french_code(std::string_view digits) {
  if (digits.starts_with("+33")) return metropolitan;
  const auto of = std::find_if(overseas.begin(), overseas.end(), [&](const auto& each) {
    return digits.starts_with('+') && digits.substr(1).starts_with(each.second);
  });
  return of == overseas.end() ? std::string_view() : of->second;
}

}  // namespace

std::optional<std::string> mobile_number(std::string_view written) {
  auto digits = digits_of(written);
  if (digits.starts_with("00")) digits = "+" + digits.substr(2);
  const auto code = french_code(digits);
  if (!code.empty() || digits.starts_with('0')) {
    auto national = code.empty() ? digits : digits.substr(1 + code.size());
    if (national.starts_with('0')) national.erase(0, 1);  // "+33 (0)6 12 34 56 78"
    if (!is_mobile(national)) return std::nullopt;
    return code.empty() || code == metropolitan ? international(national) : "+" + std::string(code) + national;
  }
  const bool complete =
      digits.starts_with('+') && !digits.starts_with("+0") && digits.size() >= 9 && digits.size() <= 16;
  return complete ? std::optional(digits) : std::nullopt;
}

}  // namespace filrouge::sms

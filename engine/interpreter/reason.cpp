#include "engine/interpreter/reason.hpp"

#include <charconv>
#include <string>

namespace filrouge::interpreter {
namespace {

// One letter per code, in the order of ReasonCode. Letters are stored: never reuse or change one.
constexpr std::string_view letters = "nltgGsSiFaAreTMXodwDWumcykELBNRqQC";
static_assert(letters.size() == reason_code_count);

void append(std::string& text, std::uint16_t number) {
  char digits[5];
  const auto written = std::to_chars(digits, digits + sizeof digits, number);
  text.append(digits, written.ptr);
}

// Reads a number at the front of `text` and takes it off.
bool take_number(std::string_view& text, std::uint16_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{}) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

}  // namespace

bool is_incident(ReasonCode code) {
  switch (code) {
    case ReasonCode::guard_failed:
    case ReasonCode::set_failed:
    case ReasonCode::if_failed:
    case ReasonCode::fact_failed:
    case ReasonCode::when_failed:
    case ReasonCode::log_full:
    case ReasonCode::timer_failed:
    case ReasonCode::outcome_missing:
    case ReasonCode::endless:
    case ReasonCode::too_much_work:
    case ReasonCode::fact_too_large:
    case ReasonCode::too_many_sends:
    case ReasonCode::fact_out_of_bounds:
      return true;
    default:
      return false;
  }
}

std::string to_codes(std::span<const Reason> reasons) {
  std::string text;
  text.reserve(reasons.size() * 4);
  for (const auto& reason : reasons) {
    if (!text.empty()) text += ' ';
    text += letters[static_cast<std::size_t>(reason.code)];
    append(text, reason.a);
    if (reason.b == 0) continue;
    text += '.';
    append(text, reason.b);
  }
  return text;
}

Result<std::vector<Reason>, std::string> parse_codes(std::string_view text) {
  const auto broken = [whole = std::string(text)] {
    return failure("\"" + whole + "\" is not a list of reason codes.");
  };
  std::vector<Reason> reasons;
  while (!text.empty()) {
    const auto letter = letters.find(text.front());
    if (letter == std::string_view::npos) return broken();
    Reason reason{static_cast<ReasonCode>(letter), 0, 0};
    text.remove_prefix(1);
    if (!take_number(text, reason.a)) return broken();
    if (!text.empty() && text.front() == '.') {
      text.remove_prefix(1);
      if (!take_number(text, reason.b)) return broken();
    }
    reasons.push_back(reason);
    if (text.empty()) break;
    if (text.front() != ' ' || text.size() == 1) return broken();
    text.remove_prefix(1);
  }
  return reasons;
}

}  // namespace filrouge::interpreter

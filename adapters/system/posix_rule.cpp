#include "adapters/system/posix_rule.hpp"

#include <algorithm>

namespace filrouge::system {
namespace {

using namespace std::chrono;

bool take(std::string_view& text, char expected) {
  if (text.empty() || text.front() != expected) return false;
  text.remove_prefix(1);
  return true;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::optional<unsigned> take_number(std::string_view& text, unsigned most) {
  if (text.empty() || !is_digit(text.front())) return std::nullopt;
  unsigned value = 0;
  while (!text.empty() && is_digit(text.front())) {
    value = value * 10 + static_cast<unsigned>(text.front() - '0');
    if (value > most) return std::nullopt;
    text.remove_prefix(1);
  }
  return value;
}

// "CEST" or "<+04>": it only has to be there.
bool take_name(std::string_view& text) {
  const bool bracketed = take(text, '<');
  const auto end = std::find_if(text.begin(), text.end(), [&](char c) {
    return bracketed ? c == '>' : is_digit(c) || c == '+' || c == '-' || c == ',';
  });
  const auto length = static_cast<std::size_t>(end - text.begin());
  text.remove_prefix(length);
  return length >= 3 && (!bracketed || take(text, '>'));
}

// "-1", "3:30", "+12:45:00"
std::optional<seconds> take_time(std::string_view& text) {
  const bool negative = take(text, '-');
  if (!negative) take(text, '+');
  const auto h = take_number(text, 167);
  if (!h) return std::nullopt;
  seconds time = hours{*h};
  if (take(text, ':')) {
    const auto m = take_number(text, 59);
    if (!m) return std::nullopt;
    time += minutes{*m};
    if (take(text, ':')) {
      const auto s = take_number(text, 59);
      if (!s) return std::nullopt;
      time += seconds{*s};
    }
  }
  return negative ? -time : time;
}

// ",M3.5.0/2"
std::optional<YearlyChange> take_change(std::string_view& text) {
  if (!take(text, ',') || !take(text, 'M')) return std::nullopt;
  const auto m = take_number(text, 12);
  if (!m || *m == 0 || !take(text, '.')) return std::nullopt;
  const auto week = take_number(text, 5);
  if (!week || *week == 0 || !take(text, '.')) return std::nullopt;
  const auto on = take_number(text, 6);
  if (!on) return std::nullopt;
  YearlyChange change{month{*m}, *week, weekday{*on}};
  if (take(text, '/')) {
    const auto time = take_time(text);
    if (!time) return std::nullopt;
    change.time = *time;
  }
  return change;
}

Instant instant_of(const YearlyChange& change, year in, seconds offset_before) {
  const year_month month = in / change.month;
  const sys_days day =
      change.week == 5 ? sys_days{month / change.weekday[last]} : sys_days{month / change.weekday[change.week]};
  return Instant{day} + change.time - offset_before;
}

}  // namespace

Instant PosixRule::begin_of(year in) const {
  return instant_of(begin, in, standard);
}
Instant PosixRule::end_of(year in) const {
  return instant_of(end, in, summer);
}

std::optional<PosixRule> parse_posix_rule(std::string_view text) {
  PosixRule rule{};
  if (!take_name(text)) return std::nullopt;
  const auto west = take_time(text);  // POSIX counts offsets westward
  if (!west || !take_name(text)) return std::nullopt;
  rule.standard = -*west;
  rule.summer = rule.standard + hours{1};
  if (!text.empty() && text.front() != ',') {
    const auto summer_west = take_time(text);
    if (!summer_west) return std::nullopt;
    rule.summer = -*summer_west;
  }
  const auto begin = take_change(text);
  const auto end = begin ? take_change(text) : std::nullopt;
  if (!end || !text.empty()) return std::nullopt;
  rule.begin = *begin;
  rule.end = *end;
  return rule;
}

}  // namespace filrouge::system

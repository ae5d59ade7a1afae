#include "engine/base/time.hpp"

namespace filrouge {
namespace {

using namespace std::chrono;

// Reads exactly `digits` decimal digits off the front of `text`.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(0, digits)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, char expected) {
  if (text.empty() || text.front() != expected) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<Day> take_day(std::string_view& text) {
  const auto y = take_number(text, 4);
  if (!y || *y == 0 || !take(text, '-')) return std::nullopt;
  const auto m = take_number(text, 2);
  if (!m || !take(text, '-')) return std::nullopt;
  const auto d = take_number(text, 2);
  if (!d) return std::nullopt;
  const year_month_day date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
  if (!date.ok()) return std::nullopt;
  return local_days{date};
}

std::optional<seconds> take_time_of_day(std::string_view& text, bool seconds_required) {
  const auto h = take_number(text, 2);
  if (!h || *h > 23 || !take(text, ':')) return std::nullopt;
  const auto m = take_number(text, 2);
  if (!m || *m > 59) return std::nullopt;
  int s = 0;
  if (take(text, ':')) {
    const auto read = take_number(text, 2);
    if (!read || *read > 59) return std::nullopt;
    s = *read;
  } else if (seconds_required) {
    return std::nullopt;
  }
  return hours{*h} + minutes{*m} + seconds{s};
}

std::optional<microseconds> take_fraction(std::string_view& text) {
  if (!take(text, '.')) return microseconds{0};
  std::int64_t value = 0;
  int digits = 0;
  while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
    if (++digits > 6) return std::nullopt;
    value = value * 10 + (text.front() - '0');
    text.remove_prefix(1);
  }
  if (digits == 0) return std::nullopt;
  for (; digits < 6; ++digits) value *= 10;
  return microseconds{value};
}

std::optional<seconds> take_offset(std::string_view& text) {
  if (take(text, 'Z') || take(text, 'z')) return seconds{0};
  const bool west = !text.empty() && text.front() == '-';
  if (!take(text, '+') && !take(text, '-')) return std::nullopt;
  const auto h = take_number(text, 2);
  if (!h || *h > 23 || !take(text, ':')) return std::nullopt;
  const auto m = take_number(text, 2);
  if (!m || *m > 59) return std::nullopt;
  const seconds offset = hours{*h} + minutes{*m};
  return west ? -offset : offset;
}

// A number that is not negative, with leading zeros. Every step writes several instants: no printf.
void append_number(std::string& text, std::int64_t number, int digits) {
  char buffer[6];
  for (int i = digits - 1; i >= 0; --i) {
    buffer[i] = static_cast<char>('0' + number % 10);
    number /= 10;
  }
  text.append(buffer, static_cast<std::size_t>(digits));
}

void append_day(std::string& text, Day day) {
  const year_month_day date{day};
  const int year_number = static_cast<int>(date.year());
  if (year_number < 0 || year_number > 9999) {
    text += std::to_string(year_number);
  } else {
    append_number(text, year_number, 4);
  }
  text += '-';
  append_number(text, static_cast<unsigned>(date.month()), 2);
  text += '-';
  append_number(text, static_cast<unsigned>(date.day()), 2);
}

}  // namespace

Day utc_day(Instant instant) {
  return Day{std::chrono::floor<std::chrono::days>(instant).time_since_epoch()};
}

std::string to_string(Day day) {
  std::string text;
  text.reserve(10);
  append_day(text, day);
  return text;
}

std::string to_rfc3339(Instant instant) {
  const auto day = floor<days>(instant);
  const hh_mm_ss time{instant - day};
  std::string text;
  text.reserve(27);
  append_day(text, Day{day.time_since_epoch()});
  text += 'T';
  append_number(text, time.hours().count(), 2);
  text += ':';
  append_number(text, time.minutes().count(), 2);
  text += ':';
  append_number(text, time.seconds().count(), 2);
  if (const auto fraction = time.subseconds().count(); fraction != 0) {
    const bool millis = fraction % 1000 == 0;
    text += '.';
    append_number(text, millis ? fraction / 1000 : fraction, millis ? 3 : 6);
  }
  text += 'Z';
  return text;
}

std::optional<Instant> parse_rfc3339(std::string_view text) {
  const auto day = take_day(text);
  if (!day || !(take(text, 'T') || take(text, 't'))) return std::nullopt;
  const auto time = take_time_of_day(text, true);
  if (!time) return std::nullopt;
  const auto fraction = take_fraction(text);
  if (!fraction) return std::nullopt;
  const auto offset = take_offset(text);
  if (!offset || !text.empty()) return std::nullopt;
  return Instant{day->time_since_epoch() + *time + *fraction - *offset};
}

std::optional<Day> parse_day(std::string_view text) {
  const auto day = take_day(text);
  return text.empty() ? day : std::nullopt;
}

std::optional<LocalTime> parse_local_time(std::string_view text) {
  const auto day = take_day(text);
  if (!day || !take(text, 'T')) return std::nullopt;
  const auto time = take_time_of_day(text, false);
  if (!time || !text.empty()) return std::nullopt;
  return *day + *time;
}

}  // namespace filrouge

#include "engine/expression/temporal.hpp"

#include <algorithm>
#include <charconv>

namespace filrouge::expression {
namespace {

constexpr std::int64_t giga = 1'000'000'000;
constexpr std::int64_t first_second = -62'135'596'800;
constexpr std::int64_t last_second = 253'402'300'799;

std::optional<Span> from_nanos(std::int64_t nanos) {
  return Span{nanos / giga, static_cast<std::int32_t>(nanos % giga)};
}

std::optional<std::int64_t> to_nanos(Span span) {
  std::int64_t nanos = 0;
  if (__builtin_mul_overflow(span.seconds, giga, &nanos)) return std::nullopt;
  if (__builtin_add_overflow(nanos, std::int64_t{span.nanos}, &nanos)) return std::nullopt;
  return nanos;
}

// "" or "." and the digits that are needed.
std::string fraction(std::int64_t nanos) {
  if (nanos == 0) return "";
  std::string digits = std::to_string(giga + nanos).substr(1);
  while (digits.back() == '0') digits.pop_back();
  return "." + digits;
}

struct SpanUnit {
  std::string_view name;
  std::int64_t nanos;
};
// A longer name stands before one it begins with.
constexpr SpanUnit span_units[] = {{"ns", 1},     {"us", 1'000},        {"µs", 1'000},
                                   {"μs", 1'000}, {"ms", 1'000'000},    {"h", 3'600'000'000'000},
                                   {"s", giga},   {"m", 60'000'000'000}};

// Reads "1.5h" from the front of the text, in nanoseconds; the sign makes the total negative as it grows.
std::optional<std::int64_t> take_quantity(std::string_view& text, int sign) {
  std::int64_t whole = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), whole);
  const bool has_whole = read.ec == std::errc{} && text.front() != '-';
  if (!has_whole && !text.starts_with('.')) return std::nullopt;
  if (has_whole) text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
  std::string_view decimals;
  if (text.starts_with('.')) {
    const std::size_t end = std::min(text.find_first_not_of("0123456789", 1), text.size());
    decimals = text.substr(1, end - 1);
    text.remove_prefix(end);
    if (!has_whole && decimals.empty()) return std::nullopt;
  }
  for (const SpanUnit& unit : span_units) {
    if (!text.starts_with(unit.name)) continue;
    text.remove_prefix(unit.name.size());
    std::int64_t nanos = 0;
    if (__builtin_mul_overflow(whole * sign, unit.nanos, &nanos)) return std::nullopt;
    // Each decimal is worth a tenth of the one before; digits below a nanosecond are cut off.
    std::int64_t part = 0;
    std::int64_t place = unit.nanos;
    for (const char digit : decimals) part += (digit - '0') * (place /= 10);
    if (__builtin_add_overflow(nanos, part * sign, &nanos)) return std::nullopt;
    return nanos;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Timestamp> make_timestamp(std::int64_t seconds, std::int64_t nanos) {
  std::int64_t carry = nanos / giga;
  nanos %= giga;
  if (nanos < 0) {
    nanos += giga;
    --carry;
  }
  if (__builtin_add_overflow(seconds, carry, &seconds)) return std::nullopt;
  if (seconds < first_second || seconds > last_second) return std::nullopt;
  return Timestamp{seconds, static_cast<std::int32_t>(nanos)};
}

std::optional<Timestamp> shift(Timestamp timestamp, Span by) {
  std::int64_t seconds = 0;
  if (__builtin_add_overflow(timestamp.seconds, by.seconds, &seconds)) return std::nullopt;
  return make_timestamp(seconds, std::int64_t{timestamp.nanos} + by.nanos);
}

std::optional<Span> difference(Timestamp a, Timestamp b) {
  return sum_of({a.seconds - b.seconds, 0}, {0, a.nanos - b.nanos});
}

std::optional<Span> sum_of(Span a, Span b) {
  const auto x = to_nanos(a);
  const auto y = to_nanos(b);
  std::int64_t total = 0;
  if (!x || !y || __builtin_add_overflow(*x, *y, &total)) return std::nullopt;
  return from_nanos(total);
}

Span opposite(Span span) {
  return {-span.seconds, -span.nanos};
}

std::optional<Timestamp> parse_timestamp(std::string_view text) {
  // The fraction is taken out, because base reads six digits of it; what remains must be a timestamp of its own.
  constexpr std::size_t fraction_begin = sizeof("2026-07-13T22:00:00") - 1;
  std::string whole(text);
  std::int64_t nanos = 0;
  if (text.size() > fraction_begin && text[fraction_begin] == '.') {
    const std::size_t end = std::min(text.find_first_not_of("0123456789", fraction_begin + 1), text.size());
    const std::size_t digits = end - fraction_begin - 1;
    if (digits == 0 || digits > 9) return std::nullopt;
    const std::string padded = std::string(text.substr(fraction_begin + 1, digits)) + std::string(9 - digits, '0');
    nanos = std::stoll(padded);
    whole.erase(fraction_begin, digits + 1);
  }
  const auto instant = parse_rfc3339(whole);
  if (!instant) return std::nullopt;
  return make_timestamp(std::chrono::floor<std::chrono::seconds>(*instant).time_since_epoch().count(), nanos);
}

std::string to_string(Timestamp timestamp) {
  std::string text = to_rfc3339(Instant{std::chrono::seconds{timestamp.seconds}});
  text.insert(text.size() - 1, fraction(timestamp.nanos));
  return text;
}

std::optional<Span> parse_span(std::string_view text) {
  int sign = 1;
  if (text.starts_with('-') || text.starts_with('+')) {
    sign = text.front() == '-' ? -1 : 1;
    text.remove_prefix(1);
  }
  if (text == "0") return Span{};
  if (text.empty()) return std::nullopt;
  std::int64_t total = 0;
  while (!text.empty()) {
    const auto nanos = take_quantity(text, sign);
    if (!nanos || __builtin_add_overflow(total, *nanos, &total)) return std::nullopt;
  }
  return from_nanos(total);
}

std::string to_string(Span span) {
  const bool negative = span.seconds < 0 || span.nanos < 0;
  std::string text = std::to_string(span.seconds);
  if (negative && span.seconds == 0) text = "-0";
  return text + fraction(span.nanos < 0 ? -span.nanos : span.nanos) + "s";
}

Timestamp to_timestamp(Instant instant) {
  const auto second = std::chrono::floor<std::chrono::seconds>(instant);
  const std::chrono::nanoseconds rest = instant - second;
  return {second.time_since_epoch().count(), static_cast<std::int32_t>(rest.count())};
}

Instant to_instant(Timestamp timestamp) {
  return Instant{std::chrono::seconds{timestamp.seconds} + std::chrono::microseconds{timestamp.nanos / 1000}};
}

}  // namespace filrouge::expression

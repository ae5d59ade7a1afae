#include "engine/base/utf8.hpp"
#include "engine/base/words.hpp"
#include "engine/expression/functions.hpp"
#include "engine/expression/temporal.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace filrouge::expression {
namespace {

using Kind = Type::Kind;
using Style = Function::Style;

template <class T>
std::optional<T> parse_whole(std::string_view text) {
  T value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

Outcome to_int(Arguments arguments, Run&) {
  const Value& from = *arguments[0];
  if (from.if_int()) return from;
  if (const auto* whole = from.if_uint()) {
    if (*whole > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
      return fails("The number does not fit into an int.");
    return Value(static_cast<std::int64_t>(*whole));
  }
  if (const auto* real = from.if_double()) {
    // Both ends of the range are excluded, as the specification's cases want: a double cannot tell them from beyond.
    if (!(*real > -0x1p63 && *real < 0x1p63)) return fails("The number does not fit into an int.");
    return Value(static_cast<std::int64_t>(*real));
  }
  if (const auto* text = from.if_string()) {
    if (const auto whole = parse_whole<std::int64_t>(*text)) return Value(*whole);
    return fails("The text " + in_quotes(*text) + " is not an int.");
  }
  if (const auto* timestamp = from.if_timestamp()) return Value(timestamp->seconds);
  return no_overload("int", arguments);
}

Outcome to_uint(Arguments arguments, Run&) {
  const Value& from = *arguments[0];
  if (from.if_uint()) return from;
  if (const auto* whole = from.if_int()) {
    if (*whole < 0) return fails("The number does not fit into a uint.");
    return Value(static_cast<std::uint64_t>(*whole));
  }
  if (const auto* real = from.if_double()) {
    if (!(*real >= 0 && *real < 0x1p64)) return fails("The number does not fit into a uint.");
    return Value(static_cast<std::uint64_t>(*real));
  }
  if (const auto* text = from.if_string()) {
    if (const auto whole = parse_whole<std::uint64_t>(*text)) return Value(*whole);
    return fails("The text " + in_quotes(*text) + " is not a uint.");
  }
  return no_overload("uint", arguments);
}

Outcome to_double(Arguments arguments, Run&) {
  const Value& from = *arguments[0];
  if (from.if_double()) return from;
  if (const auto* whole = from.if_int()) return Value(static_cast<double>(*whole));
  if (const auto* whole = from.if_uint()) return Value(static_cast<double>(*whole));
  if (const auto* text = from.if_string()) {
    const std::string_view digits = text->starts_with('+') ? std::string_view(*text).substr(1) : *text;
    if (const auto real = parse_whole<double>(digits)) return Value(*real);
    return fails("The text " + in_quotes(*text) + " is not a double.");
  }
  return no_overload("double", arguments);
}

// The shortest decimal that reads back as the same number.
std::string decimal(double real) {
  if (std::isnan(real)) return "NaN";
  if (std::isinf(real)) return real > 0 ? "+Inf" : "-Inf";
  std::array<char, 64> buffer{};
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), real);
  return {buffer.data(), end};
}

Outcome to_text(Arguments arguments, Run&) {
  const Value& from = *arguments[0];
  if (from.if_string()) return from;
  if (const auto* value = from.if_bool()) return Value(*value ? "true" : "false");
  if (const auto* whole = from.if_int()) return Value(std::to_string(*whole));
  if (const auto* whole = from.if_uint()) return Value(std::to_string(*whole));
  if (const auto* real = from.if_double()) return Value(decimal(*real));
  if (const auto* timestamp = from.if_timestamp()) return Value(to_string(*timestamp));
  if (const auto* duration = from.if_duration()) return Value(to_string(*duration));
  if (const auto* day = from.if_date()) return Value(filrouge::to_string(*day));
  if (const auto* bytes = from.if_bytes()) {
    if (utf8::first_malformed(bytes->octets)) return fails("The bytes are not well-formed UTF-8.");
    return Value(bytes->octets);
  }
  return no_overload("string", arguments);
}

Outcome to_bytes(Arguments arguments, Run&) {
  const Value& from = *arguments[0];
  if (from.if_bytes()) return from;
  if (const auto* text = from.if_string()) return Value(Value::Bytes{*text});
  return no_overload("bytes", arguments);
}

Outcome to_bool(Arguments arguments, Run&) {
  const Value& from = *arguments[0];
  if (from.if_bool()) return from;
  const auto* text = from.if_string();
  if (!text) return no_overload("bool", arguments);
  for (const char* word : {"1", "t", "true", "TRUE", "True"}) {
    if (*text == word) return Value(true);
  }
  for (const char* word : {"0", "f", "false", "FALSE", "False"}) {
    if (*text == word) return Value(false);
  }
  return fails("The text " + in_quotes(*text) + " is not a bool.");
}

Outcome to_timestamp_value(Arguments arguments, Run&) {
  const Value& from = *arguments[0];
  if (from.if_timestamp()) return from;
  if (const auto* seconds = from.if_int()) {
    if (const auto timestamp = make_timestamp(*seconds, 0)) return Value(*timestamp);
    return fails("A timestamp lies in the years 0001 to 9999.");
  }
  if (const auto* text = from.if_string()) {
    if (const auto timestamp = parse_timestamp(*text)) return Value(*timestamp);
    return fails("The text " + in_quotes(*text) + " is not a timestamp.", "Write timestamp(\"2026-07-13T08:00:00Z\").");
  }
  return no_overload("timestamp", arguments);
}

Outcome to_duration_value(Arguments arguments, Run&) {
  const Value& from = *arguments[0];
  if (from.if_duration()) return from;
  if (const auto* text = from.if_string()) {
    if (const auto span = parse_span(*text)) return Value(*span);
    return fails("The text " + in_quotes(*text) + " is not a duration.", "Write duration(\"1h30m\").");
  }
  return no_overload("duration", arguments);
}

Outcome type_value(Arguments arguments, Run&) {
  return Value(Value::TypeName{std::string(type_name(kind_of(*arguments[0])))});
}
Outcome untyped(Arguments arguments, Run&) {
  return *arguments[0];
}

}  // namespace

std::vector<Function> conversion_functions() {
  const auto from = [](std::initializer_list<Kind> kinds, Kind result) {
    std::vector<Signature> signatures;
    for (const Kind kind : kinds) signatures.push_back({{kind}, result});
    return signatures;
  };
  using enum Type::Kind;
  return {
      {"int", Style::free, from({integer, unsigned_integer, real, string, Kind::timestamp}, integer), to_int},
      {"uint", Style::free, from({integer, unsigned_integer, real, string}, unsigned_integer), to_uint},
      {"double", Style::free, from({integer, unsigned_integer, real, string}, real), to_double},
      {"string", Style::free,
       from({string, boolean, integer, unsigned_integer, real, bytes, Kind::timestamp, Kind::duration, date}, string),
       to_text},
      {"bytes", Style::free, from({bytes, string}, bytes), to_bytes},
      {"bool", Style::free, from({boolean, string}, boolean), to_bool},
      {"timestamp", Style::free, from({Kind::timestamp, integer, string}, Kind::timestamp), to_timestamp_value},
      {"duration", Style::free, from({Kind::duration, string}, Kind::duration), to_duration_value},
      {"type", Style::free, from({Kind::dyn}, type), type_value},
      {"dyn", Style::free, from({Kind::dyn}, Kind::dyn), untyped},
  };
}

}  // namespace filrouge::expression

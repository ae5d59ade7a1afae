#include "engine/loading/tightening.hpp"

#include "engine/base/time.hpp"
#include "engine/calendar/moment.hpp"
#include "engine/expression/parser.hpp"

#include <algorithm>
#include <optional>

namespace filrouge::loading {
namespace {

using calendar::DateRule;
using calendar::Duration;
using calendar::Moment;
using calendar::Unit;
using expression::Ast;

// In a unit that others can be compared with: days, minutes… stay what they are.
Duration in_least_unit(Duration duration) {
  if (duration.unit == Unit::weeks) return {duration.count * 7, Unit::days};
  if (duration.unit == Unit::hours) return {duration.count * 3600, Unit::seconds};
  if (duration.unit == Unit::minutes) return {duration.count * 60, Unit::seconds};
  return duration;
}

bool is_no_longer(const std::optional<Duration>& offset, const std::optional<Duration>& locked) {
  const auto a = in_least_unit(offset.value_or(Duration{}));
  const auto b = in_least_unit(locked.value_or(Duration{}));
  return (a.unit == b.unit || a.count == 0 || b.count == 0) && a.count <= b.count;
}

// In each of the years that dates of a cohort come round in: weekdays repeat every 28 years of this century.
bool is_no_later(const DateRule& date, const DateRule& locked) {
  constexpr int first_cohort = 2023;
  for (int cohort = first_cohort; cohort < first_cohort + 28; ++cohort) {
    const auto a = day_of(date, cohort);
    const auto b = day_of(locked, cohort);
    if (!a || !b || *a > *b) return false;
  }
  return true;
}

// The parts that an operator joins, whatever parentheses were written.
std::vector<Ast> joined(const Ast& ast, Ast::Kind operation) {
  if (ast.kind != operation) return {ast};
  std::vector<Ast> parts;
  for (const auto& part : ast.parts) {
    const auto inner = joined(part, operation);
    parts.insert(parts.end(), inner.begin(), inner.end());
  }
  return parts;
}

bool keeps_all(std::string_view text, std::string_view locked, Ast::Kind operation) {
  const auto now = expression::parse(text);
  const auto then = expression::parse(locked);
  if (!now || !then) return text == locked;
  const auto parts = joined(*now, operation);
  const auto kept = joined(*then, operation);
  return std::all_of(kept.begin(), kept.end(), [&parts](const Ast& part) {
    return std::any_of(parts.begin(), parts.end(), [&part](const Ast& each) { return same_shape(each, part); });
  });
}

}  // namespace

bool is_no_later(std::string_view moment, std::string_view locked, Bound bound) {
  const auto a = calendar::parse_moment(moment);
  const auto b = calendar::parse_moment(locked);
  if (!a || !b) return moment == locked;
  const auto* date = std::get_if<DateRule>(&a->anchor);
  const auto* locked_date = std::get_if<DateRule>(&b->anchor);
  const bool comparable =
      date != nullptr && locked_date != nullptr ? is_no_later(*date, *locked_date) : a->anchor == b->anchor;
  const auto time = [bound](const Moment& each) {
    return each.time_of_day.value_or(bound == Bound::begin ? std::chrono::minutes{0} : std::chrono::hours{24});
  };
  return comparable && is_no_longer(a->offset, b->offset) && time(*a) <= time(*b);
}

bool holds_no_oftener(std::string_view guard, std::string_view locked) {
  return keeps_all(guard, locked, Ast::Kind::all_of);
}

bool holds_no_rarer(std::string_view when, std::string_view locked) {
  return keeps_all(when, locked, Ast::Kind::any_of);
}

bool is_earliest_of(std::string_view is, std::string_view locked) {
  const auto now = expression::parse(is);
  const auto then = expression::parse(locked);
  return now && then && now->kind == Ast::Kind::call && now->name == "earliest" &&
         std::any_of(now->parts.begin(), now->parts.end(),
                     [&then](const Ast& part) { return same_shape(part, *then); });
}

bool is_stricter_value(const Node& value, const Node& locked, std::string_view mode) {
  if (is_same(value, locked)) return true;
  if (mode != "true") {
    const auto number = to_number(value);
    const auto bound = to_number(locked);
    return number && bound && (mode == "at_least" ? *number >= *bound : *number <= *bound);
  }
  const auto day = parse_day(value.text);
  const auto last_day = parse_day(locked.text);
  if (day && last_day) return *day <= *last_day;
  return calendar::parse_duration(value.text) && calendar::parse_duration(locked.text) &&
         is_no_later(value.text, locked.text, Bound::end);
}

bool is_same(const Node& a, const Node& b) {
  if (a.kind != b.kind || a.text != b.text || a.items.size() != b.items.size() ||
      a.entries.size() != b.entries.size()) {
    return false;
  }
  return std::equal(a.items.begin(), a.items.end(), b.items.begin(), is_same) &&
         std::all_of(a.entries.begin(), a.entries.end(), [&b](const Entry& entry) {
           const auto* other = b.find(entry.key);
           return other != nullptr && is_same(entry.value, *other);
         });
}

}  // namespace filrouge::loading

#include "engine/calendar/duration.hpp"

#include "engine/base/suggest.hpp"
#include "engine/base/words.hpp"
#include "engine/calendar/words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace filrouge::calendar {
namespace {

constexpr std::size_t max_digits = 6;

struct UnitName {
  Unit unit;
  std::string_view singular;
  std::string_view plural;
};
constexpr std::array unit_names{
    UnitName{Unit::seconds, "second", "seconds"},
    UnitName{Unit::minutes, "minute", "minutes"},
    UnitName{Unit::hours, "hour", "hours"},
    UnitName{Unit::days, "day", "days"},
    UnitName{Unit::weeks, "week", "weeks"},
    UnitName{Unit::months, "month", "months"},
    UnitName{Unit::working_days, "working day", "working days"},
    UnitName{Unit::ouvrable_days, "ouvrable day", "ouvrable days"},
    UnitName{Unit::school_days, "school day", "school days"},
};

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<std::int64_t> parse_count(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  if (!all_digits(text) || text.size() > max_digits) return std::nullopt;
  std::int64_t count = 0;
  for (const char c : text) count = count * 10 + (c - '0');
  return negative ? -count : count;
}

std::optional<Unit> find_unit(std::string_view name) {
  for (const UnitName& unit : unit_names) {
    if (name == unit.singular || name == unit.plural) return unit.unit;
  }
  return std::nullopt;
}

std::string unknown_unit(std::string_view name) {
  std::vector<std::string> known;
  for (const UnitName& unit : unit_names) known.emplace_back(unit.plural);
  std::string sentence = in_quotes(name) + " is no unit of time; ";
  if (const auto near = nearest_name(name, known)) return sentence + "did you mean " + in_quotes(*near) + "?";
  sentence += "the units are ";
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (i > 0) sentence += i + 1 == known.size() ? " and " : ", ";
    sentence += known[i];
  }
  return sentence + ".";
}

}  // namespace

Result<Duration, std::string> parse_duration(std::string_view text) {
  const auto words = split_words(text);
  if (words.empty()) return failure(std::string{"A duration is missing: write one such as \"3 working days\"."});
  const auto count = parse_count(words.front());
  if (!count) {
    return failure(in_quotes(words.front()) +
                   " is no count of a duration: write an integer of at most six digits and a "
                   "unit, such as \"3 working days\".");
  }
  if (words.size() == 1) return failure(in_quotes(text) + " lacks a unit: write one such as \"3 working days\".");
  if (std::any_of(words.begin() + 1, words.end(), [](std::string_view word) { return parse_count(word); })) {
    return failure(in_quotes(text) + " mixes several durations: a duration has one count and one unit.");
  }
  const std::string name = join_words(words, 1, words.size());
  const auto unit = find_unit(name);
  if (!unit) return failure(unknown_unit(name));
  return Duration{*count, *unit};
}

std::string to_string(const Duration& duration) {
  const auto name = std::find_if(unit_names.begin(), unit_names.end(),
                                 [&](const UnitName& unit) { return unit.unit == duration.unit; });
  const bool one = duration.count == 1 || duration.count == -1;
  return std::to_string(duration.count) + ' ' + std::string{one ? name->singular : name->plural};
}

}  // namespace filrouge::calendar

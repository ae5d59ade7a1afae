#include "engine/calendar/moment.hpp"

#include "engine/base/overloaded.hpp"
#include "engine/base/suggest.hpp"
#include "engine/base/words.hpp"
#include "engine/calendar/words.hpp"

#include <algorithm>
#include <cstdio>
#include <vector>

namespace filrouge::calendar {
namespace {

using Words = std::vector<std::string_view>;

std::optional<int> two_digits(std::string_view text) {
  if (text.size() != 2 || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9') return std::nullopt;
  return (text[0] - '0') * 10 + (text[1] - '0');
}

// "12:00", or nothing when the word is not even meant as a time of day.
std::optional<Result<std::chrono::minutes, std::string>> read_time_of_day(std::string_view word) {
  if (word.find(':') == std::string_view::npos) return std::nullopt;
  const auto hours = two_digits(word.substr(0, 2));
  const auto minutes = word.size() == 5 && word[2] == ':' ? two_digits(word.substr(3)) : std::nullopt;
  if (!hours || !minutes || *hours > 23 || *minutes > 59) {
    return failure(in_quotes(word) + " is no time of day: write it from 00:00 to 23:59.");
  }
  return std::chrono::hours{*hours} + std::chrono::minutes{*minutes};
}

bool is_name(std::string_view word) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return !word.empty() && is_letter(word.front()) && std::all_of(word.begin(), word.end(), [&](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
  });
}

Result<Anchor, std::string> read_anchor(const Words& words) {
  if (words.size() == 1 && is_name(words.front())) return NamedAnchor{std::string{words.front()}};
  if (words.size() == 1) {
    return failure(in_quotes(words.front()) +
                   " is no anchor: write a milestone, a date fact, open, due, or a date such as \"13 July n\".");
  }
  auto rule = parse_date_rule(join_words(words, 0, words.size()));
  if (!rule) return failure(rule.error());
  return Anchor{*rule};
}

// Takes "12:00" off the end, where there is one.
Result<std::optional<std::chrono::minutes>, std::string> take_time_of_day(Words& words) {
  const auto time = read_time_of_day(words.back());
  if (!time) return std::nullopt;
  if (!*time) return failure(time->error());
  words.pop_back();
  return **time;
}

// "2 days befor rentree": what was meant, where a word between the duration and the anchor is nearly one of the two.
Result<std::optional<Duration>, std::string> misspelt_preposition(const Words& words) {
  constexpr std::size_t earliest = 2;
  for (std::size_t i = earliest; i + 1 < words.size(); ++i) {
    if (const auto meant = nearest_name(words[i], {"before", "after"}))
      return failure(in_quotes(words[i]) + " means nothing here; did you mean " + in_quotes(*meant) + "?");
  }
  return std::nullopt;
}

// Takes "2 working days before" off the front, where there is one; before makes it negative.
Result<std::optional<Duration>, std::string> take_offset(Words& words) {
  const auto preposition = std::find_if(words.begin(), words.end(),
                                        [](std::string_view word) { return word == "before" || word == "after"; });
  if (preposition == words.end()) return misspelt_preposition(words);
  const std::string text = join_words(words, 0, static_cast<std::size_t>(preposition - words.begin()));
  auto duration = parse_duration(text);
  if (!duration) return failure(duration.error());
  if (duration->count < 0) {
    return failure(in_quotes(text) + " is negative: write the number without sign, and before or after.");
  }
  if (*preposition == "before") duration->count = -duration->count;
  words.erase(words.begin(), preposition + 1);
  return *duration;
}

// "10 days" against "13 July n", "3rd thursday of October n": both begin with a digit. Units are never capitalised.
bool is_told_like_a_duration(const Words& words) {
  const char first = words.front().front();
  const bool counted = first == '-' || (first >= '0' && first <= '9');
  const bool month_next = words.size() > 1 && words[1].front() >= 'A' && words[1].front() <= 'Z';
  const bool date = month_next || words.back().front() == 'n' || std::count(words.begin(), words.end(), "of") > 0;
  return counted && words.size() > 1 && !date;
}

Result<Duration, std::string> read_from_entry(const Words& words, bool has_time_of_day) {
  const std::string text = join_words(words, 0, words.size());
  auto duration = parse_duration(text);
  if (!duration) return duration;
  if (duration->count < 0) return failure(in_quotes(text) + " would lie before the beginning it counts from.");
  if (has_time_of_day)
    return failure(in_quotes(text) + " takes no time of day: write what day it counts from as well.");
  return duration;
}

std::string with_time_of_day(std::chrono::minutes time) {
  char buffer[16];
  (void)std::snprintf(buffer, sizeof buffer, " %02d:%02d", static_cast<int>(time.count() / 60),
                      static_cast<int>(time.count() % 60));
  return buffer;
}

}  // namespace

Result<Moment, std::string> parse_moment(std::string_view text) {
  Words words = split_words(text);
  if (words.empty()) return failure(std::string{"A moment is missing: write one such as \"2 days before rentree\"."});
  const auto time_of_day = take_time_of_day(words);
  if (!time_of_day) return failure(time_of_day.error());
  if (words.empty()) return failure(in_quotes(text) + " lacks the day: write a milestone or a date before the time.");
  const auto offset = take_offset(words);
  if (!offset) return failure(offset.error());
  if (words.empty()) return failure(in_quotes(text) + " does not say before or after what.");

  if (!*offset && is_told_like_a_duration(words)) {
    const auto duration = read_from_entry(words, time_of_day->has_value());
    if (!duration) return failure(duration.error());
    return Moment{*duration, FromEntry{}, std::nullopt};
  }
  const auto anchor = read_anchor(words);
  if (!anchor) return failure(anchor.error());
  if (*time_of_day && *offset && is_clock_unit((*offset)->unit)) {
    return failure(in_quotes(text) + " counts hours and names a time of day: keep one of them.");
  }
  return Moment{*offset, *anchor, *time_of_day};
}

std::string to_string(const Moment& moment) {
  std::string text;
  if (moment.offset) {
    Duration offset = *moment.offset;
    const bool from_entry = std::holds_alternative<FromEntry>(moment.anchor);
    const bool before = offset.count < 0;
    if (before) offset.count = -offset.count;
    text = to_string(offset);
    if (from_entry) return text;
    text += before ? " before " : " after ";
  }
  text += std::visit(
      overloaded{[](const FromEntry&) { return std::string{}; }, [](const NamedAnchor& anchor) { return anchor.name; },
                 [](const DateRule& rule) { return to_string(rule); }},
      moment.anchor);
  if (moment.time_of_day) text += with_time_of_day(*moment.time_of_day);
  return text;
}

}  // namespace filrouge::calendar

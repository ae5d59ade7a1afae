#pragma once
#include "engine/calendar/place.hpp"

#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

// Days, zones and data files the calendar tests share.
namespace filrouge::calendar::test {

inline Day day(std::string_view text) {
  return parse_day(text).value();
}
inline Instant instant(std::string_view text) {
  return parse_rfc3339(text).value();
}

// Europe/Paris by the rule of Directive 2000/84/EC: summer time from the last Sunday of March to that of October,
// 01:00Z.
inline Zone paris(int first_year = 2020, int last_year = 2099) {
  using namespace std::chrono;
  const auto change = [](int y, month m) { return Instant{sys_days{year{y} / m / Sunday[last]}} + hours{1}; };
  std::vector<Zone::Offset> offsets{{Instant::min(), hours{1}}};
  for (int y = first_year; y <= last_year; ++y) {
    offsets.push_back({change(y, March), hours{2}});
    offsets.push_back({change(y, October), hours{1}});
  }
  return Zone{"Europe/Paris", std::move(offsets)};
}

// The lines of a data file below tests/data/calendar, without comments and empty lines.
inline std::vector<std::string> lines_of(const std::string& name) {
  std::ifstream file(std::string{FILROUGE_SOURCE_DIR} + "/tests/data/calendar/" + name);
  if (!file) throw std::runtime_error("no test data " + name);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line.front() != '#') lines.push_back(line);
  }
  return lines;
}

inline std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (;;) {
    const auto end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

inline bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace filrouge::calendar::test

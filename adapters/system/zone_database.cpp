#include "adapters/system/zone_database.hpp"

#include "adapters/system/posix_rule.hpp"
#include "engine/base/error.hpp"

#include <algorithm>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <vector>

#include <date/tz.h>

namespace filrouge::system {
namespace {

using Offsets = std::vector<calendar::Zone::Offset>;

// Where the date library reads the zones from when it uses the database of the system.
constexpr const char* zone_folder = "/usr/share/zoneinfo/";

constexpr std::chrono::year last_year{2100};
const date::sys_seconds first_instant{};  // 1970-01-01
const date::sys_seconds last_instant{date::sys_days{date::year{static_cast<int>(last_year) + 1} / 1 / 1}};

const date::time_zone& locate(const std::string& name) {
  try {
    return *date::locate_zone(name);
  } catch (const std::runtime_error&) {
    throw OutsideFailure(
        OutsideFailure::Kind::not_found,
        "The time zone \"" + name +
            "\" is unknown to this system: write an IANA name such as Europe/Paris, and check that the "
            "package tzdata is installed.");
  }
}

// The rule in the last line of a zone's file; nothing for a zone without summer time.
std::optional<PosixRule> read_footer(const std::string& name) {
  std::ifstream file(zone_folder + name, std::ios::binary);
  std::string footer;
  for (std::string line; std::getline(file, line);) footer = line;
  return parse_posix_rule(footer);
}

void append(Offsets& offsets, Instant from, std::chrono::seconds offset) {
  if (offsets.empty() || (offsets.back().from < from && offsets.back().offset != offset)) {
    offsets.push_back({from, offset});
  }
}

// The changes the file lists one by one.
Offsets listed_offsets(const date::time_zone& zone) {
  Offsets offsets;
  for (date::sys_seconds at = first_instant; at < last_instant;) {
    const date::sys_info info = zone.get_info(at);
    append(offsets, Instant{at.time_since_epoch()}, info.offset);
    at = info.end;
  }
  return offsets;
}

void append_by_rule(Offsets& offsets, const PosixRule& rule) {
  const std::chrono::year_month_day last_listed{std::chrono::floor<std::chrono::days>(offsets.back().from)};
  for (auto year = last_listed.year(); year <= last_year; ++year) {
    const Instant begin = rule.begin_of(year);
    const Instant end = rule.end_of(year);
    append(offsets, std::min(begin, end), begin < end ? rule.summer : rule.standard);
    append(offsets, std::max(begin, end), begin < end ? rule.standard : rule.summer);
  }
}

}  // namespace

calendar::Zone load_zone(const std::string& name) {
  Offsets offsets = listed_offsets(locate(name));
  if (const auto rule = read_footer(name)) append_by_rule(offsets, *rule);
  return calendar::Zone{name, std::move(offsets)};
}

std::shared_ptr<const calendar::Zone> ZoneDatabase::zone(const std::string& name) {
  auto& zone = zones_[name];
  if (!zone) zone = std::make_shared<const calendar::Zone>(load_zone(name));
  return zone;
}

}  // namespace filrouge::system

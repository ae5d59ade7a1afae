#include "engine/loading/calendar_reader.hpp"

#include "engine/calendar/uai.hpp"
#include "engine/loading/calendar_values.hpp"

#include <algorithm>
#include <set>

namespace filrouge::loading {
namespace {

using namespace calendar;

std::vector<KeyReader> with(std::vector<KeyReader> readers, std::vector<KeyReader> more) {
  for (KeyReader& each : more) readers.push_back(std::move(each));
  return readers;
}

struct PlacedHoliday {
  SchoolHoliday holiday;
  Position at;
};

class CalendarReader {
 public:
  CalendarReader(Report& report, CalendarDraft& draft) : report_(report), draft_(draft), out_(draft.calendars) {}

  void read(const Node& root);

 private:
  // False, and reported, when a part has declared it already.
  bool declare(const std::string& kind, const Entry& entry);
  void want_zone(const Node& node, std::optional<std::string>& zone);
  void require(const Entry& entry, std::string_view key, std::string_view kind);

  void read_territory_calendar(const Entry& entry);
  void read_zone(const Entry& entry);
  std::vector<PlacedHoliday> read_holidays(const Node& node);
  std::optional<PlacedHoliday> read_holiday(const Node& node);
  std::optional<DayRange> read_known(const Node& node);
  std::optional<DayRange> check_range(const Node& node, std::optional<Day> from, std::optional<Day> end,
                                      const std::string& end_key);
  void check_holidays(HolidayZone& zone, std::vector<PlacedHoliday> holidays);
  void read_academie(const Entry& entry);
  void read_departements(const Node& node, Academie& academie);
  void read_commune(const Entry& entry);
  void read_school(const Entry& entry);

  Report& report_;
  CalendarDraft& draft_;
  Calendars& out_;
};

void CalendarReader::read(const Node& root) {
  const auto each = [this](std::string_view what, auto member) {
    return [this, what, member](const Node& node) {
      read_entries(node, what, report_, [&](const Entry& entry) { (this->*member)(entry); });
    };
  };
  const auto part = [this](const Node& node) {
    if (const auto name = read_text(node, "a part", report_)) {
      draft_.wanted_parts.push_back({*name, {report_.file(), node.at}});
    }
  };
  read_keys(root, "a calendar",
            with(layer_readers(out_.nation, report_),
                 {{"calendar", [&](const Node& node) { (void)read_text(node, "the name of the calendar", report_); }},
                  {"title", [&](const Node& node) { out_.title = read_text(node, "a title", report_).value_or(""); }},
                  {"parts", [&](const Node& node) { read_items(node, "parts", report_, part); }},
                  {"territories", each("territories", &CalendarReader::read_territory_calendar)},
                  {"zones", each("zones", &CalendarReader::read_zone)},
                  {"academies", each("academies", &CalendarReader::read_academie)},
                  {"communes", each("communes", &CalendarReader::read_commune)},
                  {"schools", each("schools", &CalendarReader::read_school)}}),
            report_);
}

bool CalendarReader::declare(const std::string& kind, const Entry& entry) {
  const auto [first, added] = draft_.declared.insert({kind + " " + entry.key, {report_.file(), entry.at}});
  if (added) return true;
  report_.add(
      "calendar-duplicate", entry.at, "The " + kind + " " + entry.key + " is declared twice.",
      "It stands in " + first->second.file + ":" + std::to_string(first->second.at.line) + " already: keep one.");
  return false;
}

void CalendarReader::want_zone(const Node& node, std::optional<std::string>& zone) {
  zone = read_text(node, "a holiday zone", report_);
  if (zone) draft_.wanted_zones.push_back({*zone, {report_.file(), node.at}});
}

void CalendarReader::require(const Entry& entry, std::string_view key, std::string_view kind) {
  if (entry.value.kind != Node::Kind::map || entry.value.find(key) != nullptr) return;
  report_.add("calendar-missing", entry.at,
              "The " + std::string{kind} + " " + entry.key + " lacks the key “" + std::string{key} + "”.");
}

void CalendarReader::read_territory_calendar(const Entry& entry) {
  const auto territory = read_territory(entry.key, entry.at, report_);
  if (!territory || !declare("territory", entry)) return;
  TerritoryCalendar& out = out_.territories[*territory];
  read_keys(entry.value, "a territory",
            with(layer_readers(out.layer, report_),
                 {{"time_zone",
                   [&](const Node& node) { out.time_zone = read_text(node, "a time zone", report_).value_or(""); }},
                  {"zone", [&](const Node& node) { want_zone(node, out.zone); }}}),
            report_);
  require(entry, "time_zone", "territory");
}

void CalendarReader::read_zone(const Entry& entry) {
  if (!declare("zone", entry)) return;
  HolidayZone& out = out_.zones[entry.key];
  std::optional<DayRange> known;
  std::vector<PlacedHoliday> holidays;
  read_keys(entry.value, "a holiday zone",
            with(layer_readers(out.layer, report_),
                 {{"title", [&](const Node& node) { out.title = read_text(node, "a title", report_).value_or(""); }},
                  {"known", [&](const Node& node) { known = read_known(node); }},
                  {"holidays", [&](const Node& node) { holidays = read_holidays(node); }}}),
            report_);
  require(entry, "known", "zone");
  if (!known) return;
  out.known = *known;
  check_holidays(out, std::move(holidays));
}

std::vector<PlacedHoliday> CalendarReader::read_holidays(const Node& node) {
  std::vector<PlacedHoliday> holidays;
  read_entries(node, "holidays", report_, [&](const Entry& entry) {
    const auto year = read_school_year(entry, report_);
    read_items(entry.value, "the holidays of a school year", report_, [&](const Node& item) {
      const auto read = read_holiday(item);
      if (!read || !year) return;
      if (school_year(read->holiday.days.first) != *year) {
        report_.add("calendar-value", item.at,
                    to_string(read->holiday.days.first) + " does not lie in the school year " + entry.key + ".",
                    "Correct the date, or move the holiday under its own school year.");
      }
      holidays.push_back(*read);
    });
  });
  return holidays;
}

std::optional<PlacedHoliday> CalendarReader::read_holiday(const Node& node) {
  std::string title;
  std::optional<Day> day;
  std::optional<Day> from;
  std::optional<Day> resume;
  read_keys(node, "a holiday",
            {{"title", [&](const Node& value) { title = read_text(value, "a title", report_).value_or(""); }},
             {"day", [&](const Node& value) { day = read_day(value, report_); }},
             {"from", [&](const Node& value) { from = read_day(value, report_); }},
             {"resume", [&](const Node& value) { resume = read_day(value, report_); }}},
            report_);
  if (node.kind != Node::Kind::map) return std::nullopt;
  if (node.find("day") == nullptr) {
    const auto days = check_range(node, from, resume, "resume");
    return days ? std::optional{PlacedHoliday{{title, *days}, node.at}} : std::nullopt;
  }
  if (node.find("from") != nullptr || node.find("resume") != nullptr) {
    report_.add("calendar-value", node.at, "A holiday has either “day”, or “from” and “resume”.");
  }
  return day ? std::optional{PlacedHoliday{{title, {*day, *day + std::chrono::days{1}}}, node.at}} : std::nullopt;
}

std::optional<DayRange> CalendarReader::read_known(const Node& node) {
  std::optional<Day> from;
  std::optional<Day> until;
  read_keys(node, "what is known",
            {{"from", [&](const Node& value) { from = read_day(value, report_); }},
             {"until", [&](const Node& value) { until = read_day(value, report_); }}},
            report_);
  return check_range(node, from, until, "until");
}

std::optional<DayRange> CalendarReader::check_range(const Node& node, std::optional<Day> from, std::optional<Day> end,
                                                    const std::string& end_key) {
  if (from && end && *from < *end) return DayRange{*from, *end};
  if (from && end) {
    report_.add("calendar-value", node.at, "“" + end_key + "” must come after “from”.",
                "It is the first day that is no longer in.");
  } else if (node.kind == Node::Kind::map && (node.find("from") == nullptr || node.find(end_key) == nullptr)) {
    report_.add("calendar-missing", node.at, "“from” or “" + end_key + "” is missing.",
                "Write { from: 2026-04-11, " + end_key + ": 2026-04-27 }.");
  }
  return std::nullopt;
}

void CalendarReader::check_holidays(HolidayZone& zone, std::vector<PlacedHoliday> holidays) {
  std::stable_sort(holidays.begin(), holidays.end(), [](const PlacedHoliday& a, const PlacedHoliday& b) {
    return a.holiday.days.first < b.holiday.days.first;
  });
  for (const PlacedHoliday& each : holidays) {
    const DayRange& days = each.holiday.days;
    if (days.first < zone.known.first || days.end > zone.known.end) {
      report_.add("calendar-overlap", each.at, "The holiday lies outside the days the zone is known for.",
                  "Extend “known” once the whole school year is written down.");
    } else if (!zone.holidays.empty() && days.first < zone.holidays.back().days.end) {
      report_.add("calendar-overlap", each.at, "The holiday overlaps “" + zone.holidays.back().title + "”.",
                  "One day can be off for one reason only: correct one of the two.");
    } else {
      zone.holidays.push_back(each.holiday);
    }
  }
}

void CalendarReader::read_academie(const Entry& entry) {
  if (!declare("académie", entry)) return;
  Academie& out = out_.academies[entry.key];
  read_keys(entry.value, "an académie",
            with(layer_readers(out.layer, report_),
                 {{"title", [&](const Node& node) { out.title = read_text(node, "a title", report_).value_or(""); }},
                  {"zone", [&](const Node& node) { want_zone(node, out.zone); }},
                  {"departements", [&](const Node& node) { read_departements(node, out); }}}),
            report_);
  require(entry, "title", "académie");
  require(entry, "departements", "académie");
}

void CalendarReader::read_departements(const Node& node, Academie& academie) {
  read_entries(node, "departements", report_, [&](const Entry& entry) {
    const auto territory = read_territory(entry.key, entry.at, report_);
    read_items(entry.value, "the départements of a territory", report_, [&](const Node& item) {
      const auto prefix = read_text(item, "a département", report_);
      if (!prefix || !territory) return;
      const bool digits = std::all_of(prefix->begin(), prefix->end(), [](char c) { return c >= '0' && c <= '9'; });
      if (prefix->size() != 3 || !digits) {
        report_.add("calendar-value", item.at, "“" + *prefix + "” is no département of a UAI.",
                    "Write its first three digits between quotes: \"057\", \"620\" for Corse-du-Sud, \"974\".");
      } else if (declare("département", {*prefix, item.at, item})) {
        academie.departements[*prefix] = *territory;
      }
    });
  });
}

void CalendarReader::read_commune(const Entry& entry) {
  const auto name = read_text(entry.value, "a territory", report_);
  const auto territory = name ? read_territory(*name, entry.value.at, report_) : std::nullopt;
  if (territory && declare("commune", entry)) out_.communes[entry.key] = *territory;
}

void CalendarReader::read_school(const Entry& entry) {
  const auto uai = check_uai(entry.key);
  if (!uai) report_.add("calendar-value", entry.at, uai.error());
  if (!uai || !declare("school", entry)) return;
  School& out = out_.schools[entry.key];
  read_keys(
      entry.value, "a school",
      with(layer_readers(out.layer, report_),
           {{"title", [&](const Node& node) { (void)read_text(node, "a title", report_); }},
            {"commune", [&](const Node& node) { out.commune = read_text(node, "an INSEE commune code", report_); }}}),
      report_);
}

}  // namespace

void read_calendar(const Node& root, Report& report, CalendarDraft& draft) {
  CalendarReader{report, draft}.read(root);
}

}  // namespace filrouge::loading

#include "adapters/csv/events.hpp"

#include "adapters/csv/ine.hpp"
#include "adapters/csv/line_reference.hpp"
#include "engine/base/name.hpp"
#include "engine/base/words.hpp"

#include <algorithm>

namespace filrouge::csv {
namespace {

struct Log {
  enum Column : std::size_t { date, time, ine, event, by, payload, reference };
};

const std::vector<Column>& event_columns() {
  using Need = Column::Need;
  static const std::vector<Column> columns = {{{"date"}, Need::required, Column::Holds::date},
                                              {{"heure"}},
                                              {{"ine"}, Need::required},
                                              {{"evenement"}, Need::required},
                                              {{"par"}},
                                              {{"donnees"}},
                                              {{"reference"}}};
  return columns;
}

bool is_name(std::string_view text) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  if (text.empty() || !is_letter(text.front())) return false;
  return std::all_of(text.begin(), text.end(), [&](char c) { return is_letter(c) || (c >= '0' && c <= '9'); });
}

// Names parted by dots: "contact.made".
bool is_event_name(std::string_view text) {
  while (true) {
    const auto dot = text.find('.');
    if (!is_name(text.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    text.remove_prefix(dot + 1);
  }
}

// HH:MM, exactly.
std::optional<std::chrono::minutes> parse_time(std::string_view text) {
  const auto with_day = parse_local_time("2000-01-01T" + std::string{text});
  constexpr std::size_t length = 5;
  if (text.size() != length || !with_day) return std::nullopt;
  return std::chrono::duration_cast<std::chrono::minutes>(*with_day - std::chrono::floor<std::chrono::days>(*with_day));
}

using Wrong = std::optional<std::string>;

Wrong take_when(const Row& row, DateForm dates, EventLine& event) {
  const auto& time = row.cells[Log::time];
  const auto day = check_date("date", row.cells[Log::date], dates);
  if (!day) return day.error();
  const auto minutes = time.empty() ? std::chrono::hours{12} : parse_time(time);
  if (!minutes) return "The heure " + in_quotes(time) + " is no time (HH:MM).";
  event.at = *day + *minutes;
  return std::nullopt;
}

Wrong take_payload(std::string_view text, EventLine& event) {
  while (!text.empty()) {
    const auto bar = text.find('|');
    const auto part = trim(text.substr(0, bar));
    text = bar == std::string_view::npos ? std::string_view{} : text.substr(bar + 1);
    const auto equals = part.find('=');
    const auto name = trim(part.substr(0, equals));
    if (equals == std::string_view::npos || !is_name(name)) {
      return "The donnees " + in_quotes(part) + " are not written name=value | name=value.";
    }
    const auto [field, is_new] = event.payload.emplace(name, trim(part.substr(equals + 1)));
    if (!is_new) return "The donnees give " + in_quotes(field->first) + " twice.";
  }
  return std::nullopt;
}

Result<EventLine, std::string> to_event(const Row& row, DateForm dates) {
  if (!row.problem.empty()) return failure(row.problem);
  EventLine event;
  event.line = row.line;
  if (auto wrong = take_when(row, dates, event)) return failure(std::move(*wrong));
  if (!row.cells[Log::ine].empty()) {
    auto ine = check_ine(row.cells[Log::ine]);
    if (!ine) return failure(std::move(ine.error()));
    event.ine = std::move(*ine);
  }
  event.event = row.cells[Log::event];
  if (!is_event_name(event.event))
    return failure(in_quotes(event.event) + " is no name of an event, such as contact.made.");
  event.by = row.cells[Log::by];
  if (!event.by.empty() && !is_name(event.by))
    return failure(in_quotes(event.by) + " is no name of a role, such as head.");
  if (auto wrong = take_payload(row.cells[Log::payload], event)) return failure(std::move(*wrong));
  return event;
}

}  // namespace

Result<EventsRead, Diagnostic> read_events(std::string_view bytes, const ReadOptions& options) {
  auto table = read_table(bytes, event_columns(), options);
  if (!table) return failure(std::move(table.error()));
  EventsRead read;
  read.report.ignored_columns = std::move(table->ignored_columns);
  LineReferences references;
  std::map<std::string, int> lines;
  for (const auto& row : table->rows) {
    auto event = to_event(row, table->dates);
    if (!event) {
      read.report.reject(row.line, std::move(event.error()));
      continue;
    }
    const auto& given = row.cells[Log::reference];
    event->reference = given.empty() ? references.next(row.cells) : given;
    const auto [first, is_new] = lines.emplace(event->reference, row.line);
    if (!is_new) {
      read.report.reject(row.line, "The reference " + in_quotes(given) + " already stands on line " +
                                       std::to_string(first->second) + ".");
      continue;
    }
    read.events.push_back(std::move(*event));
    read.report.accept(row.line);
  }
  return read;
}

}  // namespace filrouge::csv

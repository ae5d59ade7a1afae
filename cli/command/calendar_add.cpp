#include "cli/command/calendar.hpp"
#include "cli/exit_code.hpp"
#include "cli/places.hpp"

#include <istream>
#include <ostream>

#include <nlohmann/json.hpp>

namespace filrouge::cli {
namespace {

using nlohmann::json;
using Answer = Result<Day, std::string>;

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> fields;
  for (auto end = text.find(';'); end != std::string_view::npos; end = text.find(';')) {
    fields.push_back(trim(text.substr(0, end)));
    text.remove_prefix(end + 1);
  }
  fields.push_back(trim(text));
  return fields;
}

Answer answer(Places& places, std::string_view line) {
  if (trim(line).empty()) return failure(std::string{"The line is empty: write DATE;DURATION;PLACE."});
  const auto fields = split(line);
  if (fields.size() != 3) {
    return failure("The line has " + std::to_string(fields.size()) + (fields.size() == 1 ? " field" : " fields") +
                   ": write DATE;DURATION;PLACE.");
  }
  if (fields[0].empty()) return failure(std::string{"A date is missing: write one such as 2026-07-13."});
  const auto day = parse_day(fields[0]);
  if (!day) {
    return failure("\"" + std::string{fields[0]} +
                   "\" is no date: write a day that exists as year-month-day, such as "
                   "2026-07-13.");
  }
  const auto duration = calendar::parse_duration(fields[1]);
  if (!duration) return failure(duration.error());
  const auto place = places.find(fields[2]);
  if (!place) return failure(place.error().message);
  const auto sum = calendar::add(**place, *day, *duration);
  if (!sum) return failure(sum.error().message);
  return *sum;
}

// One line each, at once: another program may wait for it.
void write(const Answer& answer, Context& context) {
  if (context.json) {
    const json line = answer ? json{{"date", to_string(*answer)}} : json{{"error", answer.error()}};
    context.out << line.dump(-1, ' ', false, json::error_handler_t::replace) << std::endl;
  } else {
    context.out << (answer ? to_string(*answer) : "error: " + answer.error()) << std::endl;
  }
}

}  // namespace

int run(const CalendarAddOptions&, Context& context) {
  Places places{context.configuration->workflows / "calendars/fr.yaml"};
  bool all_have_dates = true;
  bool first = true;
  for (std::string line; std::getline(context.in, line); first = false) {
    if (first && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);  // the byte-order mark of a file from Windows
    const Answer reached = answer(places, line);
    all_have_dates &= reached.has_value();
    write(reached, context);
  }
  return all_have_dates || context.json ? done : findings;
}

}  // namespace filrouge::cli

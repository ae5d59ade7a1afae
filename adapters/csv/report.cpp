#include "adapters/csv/report.hpp"

#include <algorithm>

namespace filrouge::csv {

std::string_view to_string(LineReport::Outcome outcome) {
  switch (outcome) {
    case LineReport::Outcome::accepted:
      return "accepted";
    case LineReport::Outcome::rejected:
      return "rejected";
    case LineReport::Outcome::skipped:
      return "skipped";
  }
  return "rejected";
}

void Report::add(LineReport line) {
  lines_.push_back(std::move(line));
}

void Report::accept(int line, std::string left_out) {
  lines_.push_back({line, LineReport::Outcome::accepted, std::move(left_out)});
}

void Report::reject(int line, std::string reason) {
  lines_.push_back({line, LineReport::Outcome::rejected, std::move(reason)});
}

void Report::skip(int line, std::string reason) {
  lines_.push_back({line, LineReport::Outcome::skipped, std::move(reason)});
}

int Report::count(LineReport::Outcome outcome) const {
  return static_cast<int>(std::count_if(lines_.begin(), lines_.end(),
                                        [outcome](const LineReport& line) { return line.outcome == outcome; }));
}

}  // namespace filrouge::csv

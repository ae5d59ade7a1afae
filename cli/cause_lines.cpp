#include "cli/cause_lines.hpp"

#include "cli/found_case.hpp"

#include <algorithm>

namespace filrouge::cli {
namespace {

std::string hours_in_words(const service::MessageCause& cause) {
  if (cause.digest.empty()) return "people outside are written to from 8:00 to 20:00 on ouvrable days";
  return "its role gets one digest (" + cause.digest + "), at 7:30 on working days";
}

}  // namespace

void CauseLines::add(const service::MessageCause& cause, const calendar::Place& place) {
  for (const auto& sentence : cause.because)
    of("why", local_time(place, cause.asked) + ": " + sentence).insert(cause.intent.key.subject);
  if (cause.decent > cause.asked)
    of("waited", "until " + local_time(place, cause.decent) + ": " + hours_in_words(cause));
}

Sentences CauseLines::lines() const {
  Sentences lines;
  for (const auto& [line, cases] : causes_) {
    lines.push_back(line);
    if (cases.empty()) continue;
    const auto count =
        cases.size() == 1 ? service::reference_of(*cases.begin()) : std::to_string(cases.size()) + " cases";
    lines.back().text = count + ", " + line.text;
  }
  return lines;
}

std::set<port::CaseKey>& CauseLines::of(const std::string& label, const std::string& text) {
  const auto found = std::find_if(causes_.begin(), causes_.end(), [&](const auto& known) {
    return known.first.label == label && known.first.text == text;
  });
  return found != causes_.end() ? found->second
                                : causes_.emplace_back(Sentence{label, text}, std::set<port::CaseKey>()).second;
}

}  // namespace filrouge::cli

#include "cli/story.hpp"

#include "cli/found_case.hpp"

#include <ostream>

namespace filrouge::cli {
namespace {

std::string fate_of(const port::DeliveryRecord& delivery, const calendar::Place& place) {
  switch (delivery.status) {
    case port::DeliveryStatus::sent:
      return "sent " + (delivery.sent_at ? local_time(place, *delivery.sent_at) : std::string());
    case port::DeliveryStatus::suppressed:
      return "not sent (" + delivery.reason + ")";
    case port::DeliveryStatus::held:
      return "held (" + delivery.reason + ")";
    case port::DeliveryStatus::dead:
      return "could not be sent (" + delivery.reason + ")";
    case port::DeliveryStatus::pending:
    case port::DeliveryStatus::sending:
      break;
  }
  return "on its way";
}

std::string fate_of(const port::IntentRecord& intent, const calendar::Place& place) {
  switch (intent.status) {
    case port::IntentStatus::pending:
      return "waits until " + local_time(place, intent.send_from);
    case port::IntentStatus::withdrawn:
      return "withdrawn: it was too late, or the case was closed";
    case port::IntentStatus::resolved:
      break;
  }
  return "nobody holds this role";
}

std::string headline(const port::HistoryRow& row, const calendar::Place& place) {
  std::string line = local_time(place, row.effective) + "  " + row.name;
  if (row.by != "timer") line += " by " + row.by;
  if (row.occurred) line += ", occurred " + to_string(*row.occurred);
  if (row.payload != "{}") line += " " + row.payload;
  return line;
}

}  // namespace

std::vector<std::string> lines_of(const service::Told& told, const calendar::Place& place) {
  const auto what = told.intent.message.empty() ? "reminder of " + told.intent.key.rule : told.intent.message;
  if (told.deliveries.empty()) return {what + " to " + told.intent.key.role + ": " + fate_of(told.intent, place)};
  std::vector<std::string> lines;
  for (const auto& delivery : told.deliveries)
    lines.push_back(what + " to " + told.intent.key.role + " by " + delivery.channel + ": " + fate_of(delivery, place));
  return lines;
}

void write_story(const service::CaseView& subject, const std::vector<service::StoryEntry>& story, bool full,
                 std::ostream& out) {
  const auto& place = *subject.setting->place;
  for (const auto& entry : story) {
    out << headline(entry.step.row, place) << "\n";
    for (const auto& [sentence, detail] : entry.reasons)
      if (full || !detail) out << "    " << sentence << "\n";
    for (const auto& told : entry.told)
      for (const auto& line : lines_of(told, place)) out << "    → " << line << "\n";
  }
}

}  // namespace filrouge::cli

// September 2025 to July 2026: information, workshops, exam results, the call of July.
#include "generator/narrator.hpp"
#include "generator/school_days.hpp"
#include "generator/story.hpp"

#include <array>

namespace filrouge::example {
namespace {

const std::array<Day, 4>& workshop_days() {
  static const std::array<Day, 4> days = {date(2025, 11, 18), date(2025, 12, 9), date(2026, 1, 20), date(2026, 3, 10)};
  return days;
}

}  // namespace

namespace dates {
Day first_results() {
  return date(2026, 7, 7);
}
Day second_results() {
  return date(2026, 7, 9);
}
Day first_meeting() {
  return date(2026, 9, 4);
}
Day second_meeting() {
  return date(2026, 9, 15);
}
}  // namespace dates

void Narrator::record(Day day, const std::string& event, const std::string& by, const std::string& payload) {
  record_at(day, random_.between(9, 16), event, by, payload);
}

void Narrator::record_at(Day day, int hour, const std::string& event, const std::string& by,
                         const std::string& payload) {
  const std::chrono::minutes time = std::chrono::hours{hour} + std::chrono::minutes{5 * random_.below(12)};
  log_.push_back({day, time, pupil_.ine, event, by, payload});
}

void Narrator::attempt(Day day, int channel, const std::string& by) {
  static const std::vector<std::string> channels = {"phone", "sms", "email"};
  record(day, "contact.attempted", by, "channel=" + channels[static_cast<std::size_t>(channel) % channels.size()]);
}

void Narrator::reach(Day day, const std::string& answer, const std::string& by) {
  record_at(day, 17, "contact.made", by,
            "answer=" + answer + " | told_offers=true | told_meeting=true | told_marks=true");
}

void Narrator::last_year() {
  const auto* const channel = random_.percent(85) ? "channel=class" : "channel=paper";
  record(open_day(date(2025, 9, 29) + std::chrono::days{random_.below(11)}), "notice.given", "teacher", channel);
  if (fate_.ending == Ending::opposed) {
    record(date(2025, 11, 12), "opposition.received", "office", "scope=scheme");
    return;
  }
  workshops();
  if (fate_.ending == Ending::departed) {
    record(date(2026, 2, 10), "departure", "office");
    return;
  }
  if (random_.percent(75)) record_at(date(2026, 1, 27), 14, "company.met", "bde", "kind=fair");
  interview();
  if (random_.percent(6)) {
    const auto day = open_day(date(2026, 1, 12) + std::chrono::days{random_.below(70)});
    record_at(day, 9, "risk.reported", "teacher");
    record_at(open_days_after(day, 2), 9, "risk.handled", "teacher");
  }
  if (pupil_.division->bac_pro) higher_education();
  record(open_day(date(2026, 6, 8) + std::chrono::days{random_.below(18)}), "contact_data.checked", "teacher",
         "state=" + std::string{pupil_.email.empty() ? "invalid" : "valid"});
  if (fate_.ending == Ending::declared || fate_.broken) {
    record(open_day(date(2026, 6, 1) + std::chrono::days{random_.below(30)}), "solution.declared", "referent",
           "kind=" + (fate_.broken ? "S21" : fate_.outcome));
  }
}

// Offered to two in five; who accepts comes within two weeks.
void Narrator::interview() {
  if (!random_.percent(40)) return;
  const auto offered = open_day(date(2026, 1, 5) + std::chrono::days{random_.below(100)});
  const bool accepted = random_.percent(75);
  record(offered, "interview.offered", "operator", accepted ? "answer=accepted" : "answer=refused");
  if (!accepted) return;
  const auto day = open_days_after(offered, random_.between(2, 10));
  record_at(day, 10, "interview.held", "operator");
  record_at(open_days_after(day, random_.between(1, 4)), 10, "interview.reported", "operator");
}

void Narrator::workshops() {
  for (const auto day : workshop_days()) {
    if (fate_.ending == Ending::departed && day > date(2026, 1, 20)) return;
    if (random_.percent(88)) {
      record_at(day, 11, "workshop.attended", "adviser");
      continue;
    }
    record_at(day, 11, "workshop.missed", "adviser");
    if (random_.percent(70)) record(open_days_after(day, random_.between(3, 9)), "workshop.attended", "teacher");
  }
}

void Narrator::higher_education() {
  const bool placed = fate_.ending == Ending::parcoursup;
  const bool later = fate_.ending == Ending::late_parcoursup;
  if (!placed && !later && !random_.percent(25)) return;
  record(date(2026, 4, 2), "parcoursup.updated", "office", "state=pending");
  if (placed) record(date(2026, 6, 25), "parcoursup.updated", "office", "state=accepted");
}

bool Narrator::is_called() const {
  switch (fate_.ending) {
    case Ending::parcoursup:
    case Ending::declared:
    case Ending::departed:
    case Ending::opposed:
      return false;
    default:
      return !fate_.broken;
  }
}

void Narrator::july() {
  if (is_called()) call_in_july();
}

void Narrator::call_in_july() {
  const auto results = fate_.second_group ? dates::second_results() : dates::first_results();
  const auto first_day = open_days_after(results, 1);
  const std::string by = random_.percent(70) ? "referent" : "teacher";
  if (fate_.ending == Ending::unreached) {
    for (int i = 0; i < 3; ++i) attempt(open_days_after(first_day, i), i, by);
    return;
  }
  const int left_before_closing = fate_.second_group ? 1 : 3;
  const int attempts = std::min(random_.below(3), left_before_closing);
  for (int i = 0; i < attempts; ++i) attempt(open_days_after(first_day, i), i, by);
  std::string answer = random_.percent(50) ? "programme" : "thinking";
  if (fate_.ending == Ending::reenrolled) answer = "reenrol";
  if (fate_.ending == Ending::absent_refused) answer = "refusal";
  reach(open_days_after(first_day, attempts), answer, by);
}

Log tell_school() {
  Log log;
  const auto record = [&log](Day day, int hour, const std::string& event, const std::string& by,
                             const std::string& payload = {}) {
    log.push_back({day, std::chrono::hours{hour}, "", event, by, payload});
  };
  record(date(2025, 9, 22), 8, "campaign.notice", "head");
  int theme = 0;
  for (const auto day : workshop_days()) {
    const auto length = std::to_string(90 + 15 * (theme % 2));
    record(day, 10, "workshop.held", "adviser",
           "theme=A" + std::to_string(++theme) + " | minutes=" + length + " | team_present=true");
  }
  record(dates::first_results(), 15, "results.loaded", "office");
  record(date(2026, 7, 13), 16, "list.signed", "head");
  const std::string where = " | hour=14 h | room=salle polyvalente | partners=true";
  record(date(2026, 8, 24), 10, "meeting.planned", "head", "date=2026-09-04" + where);
  record(date(2026, 8, 31), 11, "parcoursup.loaded", "office");
  record(dates::first_meeting(), 12, "meeting.held", "head");
  record(date(2026, 9, 7), 8, "meeting.planned", "head", "date=2026-09-15" + where);
  record(dates::second_meeting(), 12, "meeting.held", "head");
  return log;
}

Log tell_story(const Pupil& pupil, Random& random) {
  Narrator narrator{pupil, random};
  narrator.last_year();
  narrator.july();
  narrator.summer();
  narrator.settle();
  if (const auto met = narrator.meeting(); met != Day{}) narrator.after_meeting(met);
  return narrator.take_log();
}

}  // namespace filrouge::example

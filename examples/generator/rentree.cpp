// August to October 2026: what summer brought, the meetings, and what the pupil decides.
#include "generator/narrator.hpp"
#include "generator/school_days.hpp"
#include "generator/story.hpp"

namespace filrouge::example {

void Narrator::summer() {
  if (fate_.ending == Ending::reenrolled) {
    const bool right_used = pupil_.number % 8 == 0;
    const auto day = open_day(date(2026, 8, 25) + std::chrono::days{random_.below(7)});
    if (right_used) record_at(day, 9, "right.checked", "office", "state=used");
    record_at(day, 14, "reenrolment.done", "office", "derogation=" + std::string{right_used ? "true" : "false"});
  }
  if (fate_.ending == Ending::summer_solution) {
    const auto day = open_day(date(2026, 8, 24) + std::chrono::days{random_.below(9)});
    record(day, "solution.declared", "student", "kind=" + fate_.outcome);
  }
  if (fate_.ending == Ending::late_parcoursup) {
    record(open_day(date(2026, 8, 24) + std::chrono::days{random_.below(8)}), "parcoursup.updated", "office",
           "state=accepted");
  }
}

// A solution declared is confirmed in September, unless it breaks.
void Narrator::settle() {
  if (fate_.broken) {
    record_at(date(2026, 9, 9), 9, "solution.broken", "student");
    reach(date(2026, 9, 10), "programme", "referent");
    return;
  }
  if (fate_.ending != Ending::declared && fate_.ending != Ending::summer_solution) return;
  record(open_day(date(2026, 9, 3) + std::chrono::days{random_.below(11)}), "solution.confirmed", "referent",
         "kind=" + fate_.outcome);
}

bool Narrator::comes_to_meeting() const {
  switch (fate_.ending) {
    case Ending::declined_referred:
    case Ending::declined:
    case Ending::undecided:
    case Ending::engaged:
      return true;
    default:
      return false;
  }
}

Day Narrator::meeting() {
  const bool stays_away = fate_.ending == Ending::unreached || fate_.ending == Ending::absent_refused ||
                          fate_.ending == Ending::absent_silent;
  if (!comes_to_meeting() && !stays_away) return {};
  const auto first = dates::first_meeting();
  const auto second = dates::second_meeting();
  // Whoever stays to the end of the four months has begun early enough for the end to fall in January.
  const bool first_time =
      comes_to_meeting() && !fate_.broken &&
      ((fate_.ending == Ending::engaged && fate_.course == Course::full_term) || random_.percent(65));
  if (first_time) {
    if (random_.percent(70)) record(first - std::chrono::days{2}, "meeting.replied", "student", "coming=true");
    record_at(first, 11, "meeting.attended", "referent");
    return first;
  }
  if (!fate_.broken) record_at(first, 11, "meeting.missed", "referent");
  if (fate_.ending == Ending::absent_refused) {
    const auto day = date(2026, 9, 8) + std::chrono::days{random_.below(3)};
    record_at(day, 10, "refusal.declared", "referent");
    record_at(open_days_after(day, 2), 10, "network.presented", "referent", "agrees=false");
    return {};
  }
  if (stays_away) {
    record_at(second, 11, "meeting.missed", "referent");
    for (int i = 0; i < 3; ++i) attempt(open_days_after(second, i + 1), i, "referent");
    return {};
  }
  if (random_.percent(25)) {  // misses the second one too, but comes to an interview, which counts as a meeting
    record_at(second, 11, "meeting.missed", "referent");
    const auto day = open_days_after(second, 2);
    attempt(open_days_after(second, 1), 0, "referent");
    record_at(day, 14, "interview.held", "adviser");
    return day;
  }
  record_at(second, 11, "meeting.attended", "referent");
  return second;
}

void Narrator::after_meeting(Day met) {
  const auto decided = open_days_after(met, random_.between(1, 3));
  switch (fate_.ending) {
    case Ending::declined_referred:
      record_at(decided, 10, "refusal.declared", "student");
      record_at(open_days_after(decided, 1), 10, "network.presented", "referent", "agrees=true");
      record_at(open_days_after(decided, random_.between(3, 8)), 10, "referral.accepted",
                fate_.outcome == "S31" ? "adviser" : "ft", "scheme=" + fate_.outcome);
      return;
    case Ending::declined:
      record_at(decided, 10, "refusal.declared", "student");
      record_at(open_days_after(decided, 1), 10, "network.presented", "referent", "agrees=false");
      return;
    case Ending::engaged:
      avenirpro_plus(decided);
      return;
    default:
      return;
  }
}

}  // namespace filrouge::example

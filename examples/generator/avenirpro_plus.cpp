// September 2026 to January 2027: from the pupil's demand to the review.
#include "generator/narrator.hpp"
#include "generator/school_days.hpp"

#include <algorithm>

namespace filrouge::example {

void Narrator::avenirpro_plus(Day signed_on) {
  record_at(signed_on, 9, "volunteer.signed", "student", "waives_parcoursup=true");
  const auto start = begin(signed_on);
  if (fate_.course == Course::never_begun) {
    const auto day = open_days_after(start, random_.between(12, 18));
    record_at(day, 10, "abandon.declared", "referent", "motive=not_said");
    close(open_days_after(day, 3), false);
    return;
  }
  const auto underway = build(start);
  if (fate_.course == Course::left || fate_.course == Course::vanished) {
    abandon(start, underway);
  } else {
    complete(start, underway);
  }
}

// The three legs: a referent, an adviser, the enrolment. The pathway starts when all are there.
Day Narrator::begin(Day signed_on) {
  record(open_days_after(signed_on, 1), "referent.named", "head");
  record(open_days_after(signed_on, random_.between(1, 2)), "adviser.named", "adviser");
  const auto start = open_days_after(signed_on, 3);
  record_at(start, 9, "mef.entered", "office", "start=" + to_string(start));
  if (random_.percent(80)) record(open_days_after(start, 2), "bursary.updated", "office", "state=filed");
  return start;
}

Day Narrator::build(Day start) {
  const auto in_depth = open_days_after(start, random_.between(2, 5));
  record_at(in_depth, 14, "in_depth.held", "referent", "adviser_present=true");
  const auto timetable = open_days_after(in_depth, random_.between(2, 5));
  const int actions = fate_.partnered ? random_.between(2, 3) : 1;  // most pathways have one module
  const std::string carriers = fate_.partnered ? "2" : "1";
  record_at(timetable, 15, "timetable.published", "referent",
            "actions=" + std::to_string(actions) + " | carriers=" + carriers +
                " | pfmp_days=" + std::to_string(10 * random_.between(1, 5)));
  return timetable;
}

// Seen in an activity once a week or so, a point with the referent or the adviser every other week.
void Narrator::follow(Day from, Day until) {
  for (auto day = open_days_after(from, 2); day < until; day = open_days_after(day, random_.between(4, 5)))
    record_at(day, 11, "presence.recorded", "office");
  for (auto day = open_days_after(from, random_.between(5, 9)); day < until;
       day = open_days_after(day, random_.between(6, 10))) {
    record_at(day, 14, "point.held", random_.percent(70) ? "referent" : "adviser");
    if (!random_.percent(12)) continue;
    const auto absence = open_days_after(day, 2);
    if (absence >= until) continue;
    record_at(absence, 9, "absence.recorded", "office",
              "half_days=" + std::to_string(random_.between(1, 2)) + " | excused=true");
  }
}

void Narrator::complete(Day start, Day underway) {
  if (fate_.course == Course::full_term) {
    // "4 months" from the start, the last day included, is over at the next midnight.
    const std::chrono::year_month_day first{start};
    const auto after_end = Day{first + std::chrono::months{4}};
    follow(underway, after_end);
    record(date(2026, 12, 16) + std::chrono::days{random_.below(3)}, "review.planned", "referent",
           "date=" + to_string(open_days_after(after_end, 2)));
    close(open_days_after(after_end, 2), true);
    return;
  }
  const auto found = open_days_after(underway, random_.between(15, 45));
  if (random_.percent(20)) {
    const auto pause = open_days_after(underway, 2);
    record_at(pause, 9, "suspension.begun", "referent");
    record_at(open_days_after(pause, random_.between(3, 8)), 9, "suspension.ended", "referent");
    follow(open_days_after(pause, 8), found);
  } else {
    follow(underway, found);
  }
  record_at(found, 16, "solution.confirmed", "referent", "kind=" + fate_.outcome);
  close(open_days_after(found, random_.between(1, 4)), true);
}

void Narrator::abandon(Day start, Day underway) {
  const auto last_seen = open_days_after(std::max(start, underway), random_.between(8, 30));
  follow(underway, last_seen);
  if (fate_.course == Course::left) {
    const auto* const motive = random_.percent(50) ? "motive=other_project" : "motive=mobility";
    record_at(last_seen, 16, "abandon.declared", "referent", motive);
    const bool present = random_.percent(30);
    close(open_days_after(last_seen, random_.between(2, 4)), present);
    return;
  }
  vanish(last_seen);
}

// Absences nobody explains, three attempts on two channels, then the head decides.
void Narrator::vanish(Day last_sign) {
  record_at(open_days_after(last_sign, 1), 9, "absence.recorded", "office", "half_days=2 | excused=false");
  record_at(open_days_after(last_sign, 3), 9, "absence.recorded", "office", "half_days=2 | excused=false");
  for (int i = 0; i < 3; ++i) attempt(open_days_after(last_sign, 4 + i), i, "referent");
  const auto decided = open_days_after(last_sign, 12);
  record_at(decided, 10, "abandon.presumed", "head");
  close(open_days_after(decided, 3), false);
}

void Narrator::close(Day day, bool present) {
  record_at(day, 14, "review.held", "referent",
            "outcome=" + fate_.outcome + " | adviser_present=true | student_present=" + (present ? "true" : "false"));
}

}  // namespace filrouge::example

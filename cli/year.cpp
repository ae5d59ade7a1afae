#include "cli/year.hpp"

#include "cli/found_case.hpp"
#include "cli/roster.hpp"
#include "engine/service/submit_events.hpp"

#include <algorithm>
#include <array>

namespace filrouge::cli {
namespace {

using namespace std::chrono_literals;

// When the machine looks for what is due; a daemon looks all the time, with the same result.
constexpr std::array<std::chrono::minutes, 5> ticks{5min, 7h + 30min, 8h, 12h, 18h};

class Year {
 public:
  Year(Composition& engine, const Agenda& agenda)
      : agenda_(agenda),
        engine_(engine),
        stores_(engine.stores()),
        school_(agenda.schools.front().uai),
        submit_(stores_.cases, stores_.people, engine.library()),
        timers_(stores_.cases, engine.library()),
        senders_(engine.senders()) {}

  // Puts the lycée in the database and opens its cases.
  void begin() {
    stores_.people.put(agenda_.schools);
    (void)put_staff(stores_.people, school_, agenda_.staff);
    (void)stores_.people.import_roster(school_, entries_of(agenda_.students), true);
    const auto day = std::chrono::floor<std::chrono::days>(agenda_.begins);
    const auto cohort = calendar::school_year(day);
    place_ = engine_.library().setting(engine_.library().all_current().front(), school_, cohort).place;
    (void)open_all_cases(engine_, school_, cohort, place_->zone->instant(agenda_.begins));
  }

  Stretch run(const std::function<void(const Stretch&)>& each_week) {
    auto day = std::chrono::floor<std::chrono::days>(agenda_.begins);
    week_.from = day;
    for (; LocalTime{day} <= agenda_.ends; day += std::chrono::days(1)) {
      if (std::chrono::weekday(day) == std::chrono::Monday) next_week(day, each_week);
      play_day(day);
    }
    count_cases();
    return week_;
  }

 private:
  void play_day(Day day) {
    for (const auto& tick : ticks) {
      const auto at = LocalTime{day} + tick;
      record_until(at);
      tick_at(place_->zone->instant(at));
    }
    record_until(LocalTime{day} + 24h - 1s);
  }

  // What the log records up to then, one submission for each moment. A year that was interrupted knows some of it.
  void record_until(LocalTime until) {
    while (next_ < agenda_.arrivals.size() && agenda_.arrivals[next_].at <= until) {
      const auto at = agenda_.arrivals[next_].at;
      std::vector<service::SubmittedEvent> events;
      for (; next_ < agenda_.arrivals.size() && agenda_.arrivals[next_].at == at; ++next_)
        events.push_back(agenda_.arrivals[next_].event);
      const auto now = place_->zone->instant(at);
      const auto answers = submit_.run(events, now);
      for (std::size_t i = 0; i < events.size(); ++i)
        if (answers[i].kind != service::EventAnswer::Kind::known) count(events[i], answers[i], now);
    }
  }

  void count(const service::SubmittedEvent& event, const service::EventAnswer& answer, Instant now) {
    if (answer.kind == service::EventAnswer::Kind::taken) {
      ++week_.events;
      return;
    }
    // The school is told of results, lists and the like; a case that had them already has nothing to do with that.
    if (std::holds_alternative<service::AboutSchool>(event.about) && answer.kind == service::EventAnswer::Kind::refused)
      return;
    auto line = event.name + " at " + local_time(*place_, now) + ":";
    for (const auto& sentence : answer.sentences) line += " " + sentence;
    week_.refused.push_back(std::move(line));
  }

  void tick_at(Instant now) {
    if (const auto wake = stores_.cases.next_wake(); wake && *wake <= now) {
      const auto fired = timers_.run_once(now);
      week_.fired += fired.fired;
      week_.incidents += fired.incidents;
    }
    if (const auto due = stores_.outbox.next_due(); due && *due <= now) week_.delivered += senders_.run(now);
  }

  void next_week(Day monday, const std::function<void(const Stretch&)>& each_week) {
    if (week_.events + week_.fired + week_.delivered.sent + week_.refused.size() != 0) {
      count_cases();
      each_week(week_);
    }
    week_ = {};
    week_.from = monday;
  }

  void count_cases() {
    week_.open.clear();
    week_.outcomes.clear();
    port::CaseQuery query;
    query.school = school_;
    for (auto page = stores_.cases.page(query); !page.empty(); page = stores_.cases.page(query)) {
      for (const auto& record : page) {
        if (record.status == port::CaseStatus::closed) {
          ++week_.outcomes[record.outcome];
        } else {
          ++week_.open[record.state.substr(0, record.state.find_first_of(". "))];
        }
      }
      query.after = page.back().key;
    }
  }

  const Agenda& agenda_;
  Composition& engine_;
  service::Stores stores_;
  SchoolId school_;
  service::SubmitEvents submit_;
  service::FireTimers timers_;
  service::Senders senders_;
  std::shared_ptr<const calendar::Place> place_;
  std::size_t next_ = 0;
  Stretch week_;
};

}  // namespace

Stretch play_year(Composition& engine, const Agenda& agenda, const std::function<void(const Stretch&)>& each_week) {
  Year year(engine, agenda);
  year.begin();
  return year.run(each_week);
}

}  // namespace filrouge::cli

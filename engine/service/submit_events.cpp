#include "engine/service/submit_events.hpp"

#include "engine/base/error.hpp"
#include "engine/service/decide_events.hpp"
#include "engine/service/event_targets.hpp"
#include "engine/service/undecidable.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace filrouge::service {
namespace {

// A case that loses this many races in a row is fought over by something that does not stop.
constexpr int rounds_max = 20;

// The latest event of that name with another payload, as a part of a key; nothing where there is none.
std::string said_otherwise(const std::vector<port::RecordedStep>& history, const SubmittedEvent& event) {
  for (auto step = history.rbegin(); step != history.rend(); ++step)
    if (step->row.name == event.name && step->row.payload != event.payload) return "~" + std::to_string(step->sequence);
  return {};
}

// Each case has a key of its own: an event may reach several, and the same line may come again in another year, when it
// is about the pupil's next case.
port::EventKey key_for(const SubmittedEvent& event, const port::CaseKey& subject, port::CaseStore& cases) {
  if (event.source.empty()) return {};
  auto reference = event.reference;
  if (!std::holds_alternative<port::CaseKey>(event.about)) reference += "@" + std::to_string(subject.id.value());
  if (event.latest_counts) reference += said_otherwise(cases.history(subject), event);
  return {subject.school, event.source, reference};
}

// Takes one reply into the answer: an event of many cases is taken when one of them took it.
void merge(EventAnswer& answer, const port::CaseKey& subject, const Reply& reply, bool first) {
  if (first || reply.kind == EventAnswer::Kind::taken) {
    if (!first && answer.kind != EventAnswer::Kind::taken) answer.cases.clear();
    answer.kind = reply.kind;
    answer.sentences = reply.sentences;
    answer.would_take = reply.would_take;
  }
  if (answer.kind == reply.kind) answer.cases.push_back(subject);
}

// One submission: what is still on its way, and the answers so far.
class Submission {
 public:
  Submission(port::CaseStore& cases, Library& library, const std::vector<SubmittedEvent>& events, Instant now,
             bool writing)
      : cases_(cases), library_(library), events_(events), now_(now), writing_(writing), answers_(events.size()) {}

  // Finds the cases of each event, and leaves out what has arrived before.
  void address(port::PeopleStore& people) {
    std::map<SchoolId, KnownPupils> read;
    const auto pupils = [&](const SchoolId& school) -> const KnownPupils& {
      return read.try_emplace(school, people, school).first->second;
    };
    std::vector<std::pair<port::CaseKey, Errand>> errands;
    for (std::size_t i = 0; i < events_.size(); ++i) {
      const auto targets = targets_of(events_[i], cases_, pupils, library_);
      if (!targets) {
        if (came_before_closing(events_[i])) {
          answers_[i].kind = EventAnswer::Kind::known;
        } else {
          answers_[i] = {EventAnswer::Kind::malformed, {}, {targets.error()}, {}};
        }
        continue;
      }
      for (const auto& subject : *targets) errands.push_back({subject, {i, key_for(events_[i], subject, cases_)}});
    }
    leave_out_known(errands);
    for (auto& [subject, errand] : errands) waiting_[subject].push_back(std::move(errand));
  }

  [[nodiscard]] bool finished() const { return waiting_.empty(); }

  // Decides and stores the next batch of cases. A case that lost its race waits for the next round.
  void round(std::size_t batch_size) {
    std::vector<port::CaseKey> keys;
    for (const auto& [subject, errands] : waiting_) {
      if (keys.size() == batch_size) break;
      keys.push_back(subject);
    }
    std::map<port::CaseKey, CaseDecision> decisions;
    port::Batch batch;
    for (const auto& record : cases_.find(keys)) {
      const auto failed = undecidable(record, now_, [&] {
        const auto cohort = parse_cohort(record.cohort).value_or(0);
        const auto& setting = library_.setting(record.pathway, record.key.school, cohort);
        auto decision = decide_events(setting, record, waiting_.at(record.key), events_, now_);
        if (decision.write) batch.push_back(*std::exchange(decision.write, std::nullopt));
        decisions.emplace(record.key, std::move(decision));
      });
      if (!failed) continue;
      report(*failed);
      fail(record.key);
    }
    const auto outcome = !writing_ || batch.empty() ? port::BatchOutcome{} : cases_.write(batch);
    for (const auto& lost : outcome.lost) decisions.erase(lost);
    leave_out_arrived(outcome.lost);
    for (const auto& incident : outcome.incidents) {
      decisions.erase(incident.subject);
      fail(incident.subject);
    }
    settle(decisions);
  }

  [[nodiscard]] std::size_t answered() const { return answered_.size(); }
  [[nodiscard]] std::vector<EventAnswer> take() { return std::move(answers_); }

 private:
  // An event of a whole school finds no case once all are closed, those that had it included.
  [[nodiscard]] bool came_before_closing(const SubmittedEvent& event) {
    const auto* about = std::get_if<AboutSchool>(&event.about);
    if (!about || event.source.empty()) return false;
    std::vector<port::EventKey> keys;
    for (const auto& subject : cases_of(about->school, cases_)) keys.push_back(key_for(event, subject, cases_));
    return !keys.empty() && !cases_.received(keys).empty();
  }

  void leave_out_known(std::vector<std::pair<port::CaseKey, Errand>>& errands) {
    std::vector<port::EventKey> keys;
    for (const auto& [subject, errand] : errands)
      if (!errand.key.source.empty()) keys.push_back(errand.key);
    auto known = arrived(keys);
    const auto arrived_before = [&](const std::pair<port::CaseKey, Errand>& entry) {
      const auto& errand = entry.second;
      // The same key twice in one submission is known from its second time on.
      if (errand.key.source.empty() || known.insert(errand.key).second) return false;
      merge_reply(entry.first, {errand, EventAnswer::Kind::known, "", {}, {}});
      return true;
    };
    errands.erase(std::remove_if(errands.begin(), errands.end(), arrived_before), errands.end());
  }

  // Somebody else may have brought the same event meanwhile, which is one way to lose a race.
  void leave_out_arrived(const std::vector<port::CaseKey>& lost) {
    std::vector<port::EventKey> keys;
    for (const auto& subject : lost) {
      for (const auto& errand : waiting_.at(subject))
        if (!errand.key.source.empty()) keys.push_back(errand.key);
    }
    const auto known = arrived(keys);
    for (const auto& subject : lost) {
      auto& errands = waiting_.at(subject);
      std::erase_if(errands, [&](const Errand& errand) {
        if (!known.contains(errand.key)) return false;
        merge_reply(subject, {errand, EventAnswer::Kind::known, "", {}, {}});
        return true;
      });
      if (errands.empty()) waiting_.erase(subject);
    }
  }

  [[nodiscard]] std::set<port::EventKey> arrived(const std::vector<port::EventKey>& keys) {
    std::set<port::EventKey> known;
    if (!keys.empty())
      for (const auto& received : cases_.received(keys)) known.insert(received.key);
    return known;
  }

  void settle(const std::map<port::CaseKey, CaseDecision>& decisions) {
    std::vector<port::ReceivedEvent> refusals;
    for (const auto& [subject, decision] : decisions) {
      for (const auto& reply : decision.replies) {
        merge_reply(subject, reply);
        if (!reply.code.empty() && !reply.errand.key.source.empty())
          refusals.push_back({reply.errand.key, subject.id, 0, reply.code, now_, events_[reply.errand.event].name});
      }
      for (const auto& fault : decision.faults) report(fault);
      waiting_.erase(subject);
    }
    if (writing_ && !refusals.empty()) cases_.refuse(refusals);
  }

  // The events of such a case are not remembered: they can be sent again when it has been put right.
  void report(const port::Incident& incident) {
    if (writing_) cases_.report(incident);
  }

  void fail(const port::CaseKey& subject) {
    for (const auto& errand : waiting_.at(subject)) {
      merge_reply(subject, {errand,
                            EventAnswer::Kind::refused,
                            "incident",
                            {"The case could not be stepped or stored; an incident was kept."},
                            {}});
    }
    waiting_.erase(subject);
  }

  void merge_reply(const port::CaseKey& subject, const Reply& reply) {
    merge(answers_[reply.errand.event], subject, reply, answered_.insert(reply.errand.event).second);
  }

  port::CaseStore& cases_;
  Library& library_;
  const std::vector<SubmittedEvent>& events_;
  Instant now_;
  bool writing_;
  std::vector<EventAnswer> answers_;
  std::set<std::size_t> answered_;
  std::map<port::CaseKey, std::vector<Errand>> waiting_;
};

}  // namespace

std::vector<EventAnswer> SubmitEvents::run(const std::vector<SubmittedEvent>& events, Instant now,
                                           const Progress& progress) {
  return decide(events, now, true, progress);
}

std::vector<EventAnswer> SubmitEvents::preview(const std::vector<SubmittedEvent>& events, Instant now) {
  return decide(events, now, false, {});
}

std::vector<EventAnswer> SubmitEvents::decide(const std::vector<SubmittedEvent>& events, Instant now, bool writing,
                                              const Progress& progress) {
  Submission submission(cases_, library_, events, now, writing);
  submission.address(people_);
  for (std::size_t round = 0; !submission.finished(); ++round) {
    if (round > rounds_max + events.size()) {
      throw OutsideFailure(OutsideFailure::Kind::busy,
                           "Other programs keep writing the same cases: try again when they have finished.");
    }
    submission.round(batch_);
    tell(progress, submission.answered());
  }
  return submission.take();
}

}  // namespace filrouge::service

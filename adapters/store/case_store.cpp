#include "adapters/store/batch_writer.hpp"
#include "adapters/store/case_rows.hpp"
#include "adapters/store/connect.hpp"
#include "adapters/store/decided_parts.hpp"
#include "adapters/store/halving.hpp"
#include "adapters/store/json_text.hpp"
#include "adapters/store/ports.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <tuple>
#include <utility>

namespace filrouge::store {
namespace {

// `rows` are those of the cases, or none.
std::vector<CaseEntry> entries_of(const port::Batch& batch, const std::vector<const std::string*>& rows = {}) {
  std::vector<CaseEntry> entries;
  entries.reserve(batch.size());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    const auto& write = batch[i];
    entries.push_back({write.key, write.expected_version, &write.document, &write.steps, &write.taken, nullptr,
                       rows.empty() ? nullptr : rows[i]});
  }
  std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
  return entries;
}

// Where the cases of a part stand, in the order of its writes, which is that of its cases.
std::vector<const std::string*> rows_of(const DecidedParts::Part& part, const DueCases& due) {
  std::vector<const std::string*> rows;
  auto row = static_cast<std::size_t>(part.due.data() - due.records.data());
  const auto end = row + part.due.size();
  for (const auto& write : part.writes) {
    while (row < end && due.records[row].key != write.key) ++row;
    if (row == end) throw std::logic_error("a claim was decided in another order");
    rows.push_back(&due.rows[row]);
  }
  return rows;
}

auto identity_of(const port::CaseOpening& opening) {
  return std::tie(opening.school, opening.person, opening.pathway_name, opening.cohort);
}

port::BatchOutcome outcome_of(const std::vector<CaseEntry>& entries, Written written) {
  port::BatchOutcome outcome;
  for (const auto& entry : entries) {
    if (written.won(entry.key)) outcome.won.push_back(entry.key);
  }
  outcome.lost.assign(written.lost.begin(), written.lost.end());
  outcome.incidents = std::move(written.incidents);
  return outcome;
}

class SqlCaseStore : public port::CaseStore {
 public:
  explicit SqlCaseStore(Session& session)
      : session_(session),
        finder_(session),
        writer_(session.is_postgres() ? postgres_writer(session) : sqlite_writer(session)) {}

  std::vector<port::CaseRecord> find(const std::vector<port::CaseKey>& keys) override {
    return session_.run([&] { return finder_.find(keys); });
  }
  std::vector<port::CaseRecord> page(const port::CaseQuery& query) override {
    return session_.run([&] { return page_of_cases(session_, query); });
  }
  std::vector<port::RecordedStep> history(const port::CaseKey& key) override {
    std::vector<port::RecordedStep> steps;
    for (auto& row : session_.run([&] { return history_of(session_, {key}); })) steps.push_back(std::move(row.step));
    return steps;
  }

  port::OpeningOutcome open(const std::vector<port::CaseOpening>& openings) override;
  port::BatchOutcome write(const port::Batch& batch) override {
    session_.connect_if_lost();
    const auto entries = entries_of(batch);
    return outcome_of(entries, write_halving(session_, *writer_, entries));
  }
  port::ClaimOutcome claim_due(const port::DueClaim& claim, const Decide& decide) override {
    return session_.is_postgres() ? claim_locked(claim, decide) : claim_optimistic(claim, decide);
  }
  std::optional<Instant> next_wake(Instant after) override {
    return session_.run([&] { return earliest_wake(session_, after); });
  }

  void refuse(const std::vector<port::ReceivedEvent>& events) override {
    session_.connect_if_lost();
    refuse_halving(session_, events);
  }
  std::vector<port::ReceivedEvent> received(const std::vector<port::EventKey>& keys) override {
    return session_.run([&] { return first_answers(session_, keys); });
  }
  std::vector<port::ReceivedEvent> refused(const SchoolId& school, std::size_t limit) override {
    return session_.run([&] { return refused_events(session_, school, limit); });
  }
  std::vector<port::TaskRecord> open_tasks(const port::TaskQuery& query) override {
    return session_.run([&] { return store::open_tasks(session_, query); });
  }
  std::vector<port::TaskRecord> tasks_of(const port::CaseKey& key) override {
    return session_.run([&] { return store::tasks_of(session_, key); });
  }
  std::vector<port::Incident> incidents(std::size_t limit) override {
    return session_.run([&] { return latest_incidents(session_, limit); });
  }
  void report(const port::Incident& incident) override {
    session_.run([&] {
      Transaction transaction(session_);
      keep_incident(session_, incident);
      transaction.commit();
    });
  }

 private:
  std::vector<std::size_t> open_once(const std::vector<port::CaseOpening>& openings,
                                     const std::vector<std::size_t>& numbers, port::OpeningOutcome& outcome);
  void write_part(const DecidedParts::Part& part, const DueCases& due, port::BatchOutcome& outcome);
  port::ClaimOutcome claim_locked(const port::DueClaim& claim, const Decide& decide);
  port::ClaimOutcome claim_optimistic(const port::DueClaim& claim, const Decide& decide);

  Session& session_;
  CaseFinder finder_;
  std::unique_ptr<BatchWriter> writer_;
};

// In the order of their persons, as every process opens them: nobody waits in a circle. One that met a deadlock all the
// same is neither opened nor there, and is tried again.
port::OpeningOutcome SqlCaseStore::open(const std::vector<port::CaseOpening>& openings) {
  port::OpeningOutcome outcome;
  outcome.entries.resize(openings.size());
  std::vector<std::size_t> waiting(openings.size());
  std::iota(waiting.begin(), waiting.end(), std::size_t{0});
  std::sort(waiting.begin(), waiting.end(),
            [&](auto a, auto b) { return identity_of(openings[a]) < identity_of(openings[b]); });
  constexpr int tries = 20;
  for (int i = 0; !waiting.empty(); ++i) {
    if (i == tries) session_.give_up({Fault::Kind::busy, "", ""});
    waiting = open_once(openings, waiting, outcome);
  }
  return outcome;
}

// Opens those with these numbers; the numbers of those that have to be tried again.
std::vector<std::size_t> SqlCaseStore::open_once(const std::vector<port::CaseOpening>& openings,
                                                 const std::vector<std::size_t>& numbers,
                                                 port::OpeningOutcome& outcome) {
  const auto ids = session_.run([&] {
    Transaction transaction(session_);
    auto taken = session_.numbers("case_number", numbers.size());
    transaction.commit();
    return taken;
  });
  std::vector<CaseEntry> entries;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const auto& opening = openings[numbers[i]];
    entries.push_back(
        {{opening.school, CaseId(ids[i])}, 0, &opening.document, &opening.steps, &opening.taken, &opening, nullptr});
  }
  const auto written = write_halving(session_, *writer_, entries);
  std::vector<std::size_t> again;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    auto& [id, opened] = outcome.entries[numbers[i]];
    opened = written.won(entries[i].key);
    if (opened) id = entries[i].key.id;
    if (opened || written.blamed.contains(entries[i].key)) continue;
    id = session_.run([&] { return case_of(session_, openings[numbers[i]]); });
    if (!id) again.push_back(numbers[i]);
  }
  return again;
}

port::ClaimOutcome claimed(const std::vector<port::CaseRecord>& due) {
  port::ClaimOutcome outcome;
  outcome.claimed = due.size();
  if (!due.empty()) outcome.last = port::DuePosition{*due.back().wake_at, due.back().key};
  return outcome;
}

// Within the transaction of its claim.
void SqlCaseStore::write_part(const DecidedParts::Part& part, const DueCases& due, port::BatchOutcome& outcome) {
  const auto entries = entries_of(part.writes, rows_of(part, due));
  const auto written = outcome_of(entries, {writer_->write(entries, true), {}, {}});
  outcome.won.insert(outcome.won.end(), written.won.begin(), written.won.end());
  outcome.lost.insert(outcome.lost.end(), written.lost.begin(), written.lost.end());
}

// The rows are locked while they are decided, and the server ends a claimer that is too slow. A claim it refuses is
// decided and written again without the locks: the version test alone guards it then.
port::ClaimOutcome SqlCaseStore::claim_locked(const port::DueClaim& claim, const Decide& decide) {
  return session_.run([&] {
    DueCases due;
    port::ClaimOutcome outcome;
    try {
      Transaction transaction(session_);
      postgres::limit_transaction(session_.sql(), claim.time_limit);
      due = due_cases(session_, claim);
      outcome = claimed(due.records);
      DecidedParts parts(due.records, claim.part, decide);
      while (const auto* part = parts.next()) write_part(*part, due, outcome.batch);
      transaction.commit();
      return outcome;
    } catch (const soci::soci_error& error) {
      const auto fault = session_.fault_of(error);
      if (fault.kind == Fault::Kind::disconnected && outcome.claimed > 0) {
        session_.forget_connection();
        session_.give_up({Fault::Kind::timed_out, fault.code, ""});
      }
      if (outcome.claimed == 0 || (fault.kind != Fault::Kind::refused && fault.kind != Fault::Kind::lost_race)) throw;
    } catch (const RefusedText&) {  // refused likewise, before the database saw it
    }
    // Halved until the guilty case stands alone.
    outcome.batch = write(decide(due.records));
    return outcome;
  });
}

// One process fires the cases of a SQLite file as a rule; should there be two, the version test lets one of them win.
// The file stays free for others while the cases are decided.
port::ClaimOutcome SqlCaseStore::claim_optimistic(const port::DueClaim& claim, const Decide& decide) {
  const auto due = session_.run([&] { return due_cases(session_, claim).records; });
  auto outcome = claimed(due);
  if (!due.empty()) outcome.batch = write(decide(due));
  return outcome;
}

}  // namespace

std::unique_ptr<port::CaseStore> make_case_store(Session& session) {
  return std::make_unique<SqlCaseStore>(session);
}

}  // namespace filrouge::store

#pragma once
#include "adapters/store/session.hpp"
#include "engine/port/case_store.hpp"

#include <memory>
#include <span>
#include <vector>

// Reading cases and what belongs to them: the same SQL on both databases. Each function runs within the caller's
// transaction, or on its own.
namespace filrouge::store {

// Finding a case by its key is half of every interactive step: prepared once per connection, it is one round trip, and
// one key is looked up as such, without a list of keys to read.
class CaseFinder {
 public:
  explicit CaseFinder(Session& session);
  ~CaseFinder();
  CaseFinder(const CaseFinder&) = delete;
  CaseFinder& operator=(const CaseFinder&) = delete;
  [[nodiscard]] std::vector<port::CaseRecord> find(const std::vector<port::CaseKey>& keys);

 private:
  struct One;
  struct Many;
  Session& session_;
  std::unique_ptr<One> one_;
  std::unique_ptr<Many> many_;
};

[[nodiscard]] std::vector<port::CaseRecord> page_of_cases(Session& session, const port::CaseQuery& query);
// Cases due by the claim's now, no longer due elsewhere until the end of the transaction. On PostgreSQL `rows` says of
// each where its row stands, which cannot change so long: writing it there spares the search for it.
struct DueCases {
  std::vector<port::CaseRecord> records;
  std::vector<std::string> rows;
};
[[nodiscard]] DueCases due_cases(Session& session, const port::DueClaim& claim);
[[nodiscard]] std::optional<Instant> earliest_wake(Session& session, Instant after);
// The case that each opening would open, where it exists already.
[[nodiscard]] std::optional<CaseId> case_of(Session& session, const port::CaseOpening& opening);

// The rows of the cases, in the order of cases and of their sequence.
struct HistoryOfCase {
  port::CaseKey key;
  port::RecordedStep step;
};
[[nodiscard]] std::vector<HistoryOfCase> history_of(Session& session, const std::vector<port::CaseKey>& keys);

[[nodiscard]] std::vector<port::ReceivedEvent> first_answers(Session& session, const std::vector<port::EventKey>& keys);
[[nodiscard]] std::vector<port::ReceivedEvent> refused_events(Session& session, const SchoolId& school,
                                                              std::size_t limit);
[[nodiscard]] std::vector<port::TaskRecord> open_tasks(Session& session, const port::TaskQuery& query);
[[nodiscard]] std::vector<port::TaskRecord> tasks_of(Session& session, const port::CaseKey& key);
// Of all these cases, in their order.
[[nodiscard]] std::vector<port::TaskRecord> tasks_of(Session& session, const std::vector<port::CaseKey>& keys);
[[nodiscard]] std::vector<port::Incident> latest_incidents(Session& session, std::size_t limit);
void keep_incident(Session& session, const port::Incident& incident);
// Throws RefusedText for a text that no database keeps.
void keep_refusals(Session& session, std::span<const port::ReceivedEvent> events);

// The relation k(school, id) of the keys bound as :keys, and what to bind there.
[[nodiscard]] std::string keys_relation(const Dialect& dialect);
[[nodiscard]] std::string keys_json(const std::vector<port::CaseKey>& keys);

}  // namespace filrouge::store

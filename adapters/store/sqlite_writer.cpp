#include "adapters/store/batch_writer.hpp"
#include "adapters/store/conversions.hpp"
#include "adapters/store/json_text.hpp"
#include "adapters/store/sqlite_rows.hpp"

#include <optional>

namespace filrouge::store {
namespace {

void require_storable_entry(const CaseEntry& entry) {
  require_storable_json(*entry.document);
  require_storable_json(entry.steps->patch);
  for (const auto& row : entry.steps->history) {
    require_storable_json(row.payload);
    require_storable_json(row.patch);
  }
  for (const auto& event : *entry.taken) require_storable(event.reference);
}

// Row by row with prepared statements, in one transaction: the fastest form on SQLite, where a statement is a function
// call and not a round trip.
class SqliteWriter : public BatchWriter {
 public:
  explicit SqliteWriter(Session& session) : session_(session) {
    session.before_close([this] { rows_.reset(); });
  }

  std::set<port::CaseKey> write(std::span<const CaseEntry> entries, bool in_transaction) override {
    if (!rows_) rows_ = std::make_unique<SqliteRows>(session_.sql());
    for (const auto& entry : entries) require_storable_entry(entry);
    std::optional<Transaction> transaction;
    if (!in_transaction) transaction.emplace(session_);
    std::set<port::CaseKey> lost;
    for (const auto& entry : entries) {
      if (!write(entry)) lost.insert(lost.end(), entry.key);
    }
    if (transaction) transaction->commit();
    return lost;
  }

 private:
  // False when the case row was not the expected one: then nothing of the case is written.
  bool write(const CaseEntry& entry) {
    if (!(entry.opening != nullptr ? rows_->insert_case(entry) : rows_->update_case(entry))) return false;
    const auto& steps = *entry.steps;
    auto sequence = entry.expected_version;
    for (const auto& row : steps.history) rows_->insert_history(entry.key, ++sequence, row);
    if (steps.withdraw_unsent) rows_->withdraw_intents(entry.key, entry.expected_version);
    for (const auto& intent : steps.intents) rows_->insert_intent(entry.key, entry.expected_version, intent);
    for (const auto& task : steps.tasks) rows_->insert_task(entry.key, task);
    for (const auto& change : steps.task_changes) rows_->change_task(entry.key, change);
    for (const auto& event : *entry.taken) {
      const auto taken_at = entry.expected_version + static_cast<std::int64_t>(event.step) + 1;
      rows_->insert_answer({{entry.key.school, event.source, event.reference},
                            entry.key.id,
                            taken_at,
                            "",
                            steps.history.at(event.step).recorded});
    }
    return true;
  }

  Session& session_;
  std::unique_ptr<SqliteRows> rows_;
};

}  // namespace

std::unique_ptr<BatchWriter> sqlite_writer(Session& session) {
  return std::make_unique<SqliteWriter>(session);
}

}  // namespace filrouge::store

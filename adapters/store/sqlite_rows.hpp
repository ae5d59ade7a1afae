#pragma once
#include "adapters/store/batch_writer.hpp"

#include <memory>

namespace filrouge::store {

// The prepared statements of a batch on SQLite, one function per kind of row. Prepared at first use, for one
// connection.
class SqliteRows {
 public:
  explicit SqliteRows(soci::session& sql);
  ~SqliteRows();
  SqliteRows(const SqliteRows&) = delete;
  SqliteRows& operator=(const SqliteRows&) = delete;

  bool update_case(const CaseEntry& entry);  // false: another version
  bool insert_case(const CaseEntry& entry);  // false: the person has this case already
  void insert_history(const port::CaseKey& key, std::int64_t sequence, const port::HistoryRow& row);
  void withdraw_intents(const port::CaseKey& key, std::int64_t version);
  void insert_intent(const port::CaseKey& key, std::int64_t version, const port::NewIntent& intent);
  void insert_task(const port::CaseKey& key, const port::NewTask& task);
  void change_task(const port::CaseKey& key, const port::TaskChange& change);
  void insert_answer(const port::ReceivedEvent& event);

 private:
  struct Statements;
  std::unique_ptr<Statements> statements_;
};

}  // namespace filrouge::store

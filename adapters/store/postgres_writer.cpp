#include "adapters/store/batch_text.hpp"
#include "adapters/store/batch_writer.hpp"
#include "adapters/store/kept_statement.hpp"

#include <map>
#include <optional>

namespace filrouge::store {
namespace {

// A statement prepared once per connection, with the variables it is bound to.
class PreparedBatch {
 public:
  PreparedBatch(soci::session& sql, const postgres::BatchParts& parts, const std::map<std::string, std::string>& names)
      : statement_(sql) {
    for (const auto& [name, unused] : names) statement_.exchange(soci::use(values_[name], name));
    statement_.exchange(soci::into(written_));
    statement_.exchange(soci::into(school_));
    statement_.exchange(soci::into(id_));
    statement_.alloc();
    statement_.prepare(postgres::batch_statement(parts));
    statement_.define_and_bind();
  }
  // Of `entries`, those that were not written.
  [[nodiscard]] std::set<port::CaseKey> execute(const std::map<std::string, std::string>& values,
                                                std::span<const CaseEntry> entries) {
    for (const auto& [name, value] : values) values_.at(name) = value;
    std::set<port::CaseKey> won;
    execute_kept(statement_);
    while (statement_.fetch()) won.insert({SchoolId(school_), CaseId(id_)});
    std::set<port::CaseKey> lost;
    if (static_cast<std::size_t>(written_) == entries.size()) return lost;
    for (const auto& entry : entries)
      if (!won.contains(entry.key)) lost.insert(lost.end(), entry.key);
    return lost;
  }

 private:
  std::map<std::string, std::string> values_;
  long long written_ = 0;
  std::string school_;
  long long id_ = 0;
  soci::statement statement_;
};

// The whole batch is one statement, thus one transaction by itself. A few cases run on the plan kept by the server,
// because planning takes longer than they do; many are planned anew, because the kept plan expects ten and would join
// them by nested loops.
class PostgresWriter : public BatchWriter {
 public:
  explicit PostgresWriter(Session& session) : session_(session) {
    session.before_close([this] {
      prepared_.clear();
      planned_anew_.reset();
    });
  }

  std::set<port::CaseKey> write(std::span<const CaseEntry> entries, bool in_transaction) override {
    if (entries.empty()) return {};
    const postgres::BatchText text(entries);
    constexpr std::size_t few = 8;
    plan_anew(entries.size() > few, in_transaction);
    const auto parameters = text.parameters();
    return prepared(text.parts(), parameters).execute(parameters, entries);
  }

 private:
  // Within a transaction only until its end, because a rollback would undo it.
  void plan_anew(bool wanted, bool in_transaction) {
    if (planned_anew_ == wanted) return;
    session_.script(std::string(in_transaction ? "set local" : "set") +
                    " plan_cache_mode = " + (wanted ? "force_custom_plan" : "force_generic_plan"));
    if (!in_transaction) planned_anew_ = wanted;
  }

  PreparedBatch& prepared(const postgres::BatchParts& parts, const std::map<std::string, std::string>& names) {
    auto& found = prepared_[parts];
    if (!found) found = std::make_unique<PreparedBatch>(session_.sql(), parts, names);
    return *found;
  }

  Session& session_;
  std::optional<bool> planned_anew_;  // empty: as the server does by itself
  std::map<postgres::BatchParts, std::unique_ptr<PreparedBatch>> prepared_;
};

}  // namespace

std::unique_ptr<BatchWriter> postgres_writer(Session& session) {
  return std::make_unique<PostgresWriter>(session);
}

}  // namespace filrouge::store

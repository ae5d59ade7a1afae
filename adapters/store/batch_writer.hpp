#pragma once
#include "adapters/store/session.hpp"
#include "engine/port/batch.hpp"

#include <memory>
#include <set>
#include <span>
#include <string>

namespace filrouge::store {

// One case of a batch: an existing one, or one to open (then `opening` is set, the key new and the version 0).
struct CaseEntry {
  port::CaseKey key;
  std::int64_t expected_version{};
  const std::string* document{};
  const port::CaseSteps* steps{};
  const std::vector<port::TakenEvent>* taken{};
  const port::CaseOpening* opening{};
  const std::string* row{};  // where the case stands, if its transaction locked it there: see DueCases
};

// How one transaction's worth of decided cases is written: the one strategy that differs per database.
class BatchWriter {
 public:
  virtual ~BatchWriter() = default;
  // Entries in the order of their keys, all existing or all to open. The keys that lost a race to somebody else; all
  // the others were written. Either within the caller's transaction (`in_transaction`) or in one of its own. Throws
  // soci::soci_error, and RefusedText for a text that no database stores; then nothing was written.
  [[nodiscard]] virtual std::set<port::CaseKey> write(std::span<const CaseEntry> entries, bool in_transaction) = 0;
};

[[nodiscard]] std::unique_ptr<BatchWriter> postgres_writer(Session& session);
[[nodiscard]] std::unique_ptr<BatchWriter> sqlite_writer(Session& session);

}  // namespace filrouge::store

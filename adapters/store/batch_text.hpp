#pragma once
#include "adapters/store/alike_steps.hpp"
#include "adapters/store/batch_writer.hpp"
#include "adapters/store/json_text.hpp"
#include "adapters/store/postgres_array.hpp"
#include "adapters/store/postgres_statement.hpp"

#include <map>
#include <span>
#include <string>
#include <string_view>

namespace filrouge::store::postgres {

// The parameters of the statement that writes a batch (postgres_statement.hpp). It refers to the entries.
class BatchText {
 public:
  explicit BatchText(std::span<const CaseEntry> entries);

  [[nodiscard]] BatchParts parts() const {
    return {lone_ != nullptr,      opening_,        lone_ == nullptr && !rows_.empty(),
            !intents_.empty(),     !tasks_.empty(), !task_changes_.empty(),
            !withdrawals_.empty(), !taken_.empty(), wake_};
  }
  [[nodiscard]] std::map<std::string, std::string> parameters() const;

 private:
  [[nodiscard]] std::map<std::string, std::string> parameters_of_many() const;
  void add(const CaseEntry& entry);
  [[nodiscard]] Steps steps_of(const CaseEntry& entry) const;
  void add_steps(std::int64_t n, const Steps& steps);
  void add_history(std::int64_t n, const port::CaseSteps& steps);
  void add_consequences(std::int64_t m, const port::CaseSteps& steps);

  const CaseEntry* lone_ = nullptr;  // see lone_step.hpp
  std::size_t cases_ = 0;
  bool opening_ = false;
  bool own_patches_ = false;    // sent with the cases, not with the steps
  bool few_documents_ = false;  // sent with the steps, instead of their patches
  bool wake_ = false;           // see BatchParts
  Numbers<Steps, AlikeSteps> alike_;
  Numbers<const port::CaseSteps*, AlikeConsequences> consequences_;
  ArrayLiteral schools_, ids_, versions_, steps_of_, consequences_of_, patches_;
  ArrayLiteral persons_, pathways_, cohorts_, withdrawals_, rows_;
  JsonArray steps_, history_, intents_, tasks_, task_changes_, taken_;
};

}  // namespace filrouge::store::postgres

#pragma once
#include "engine/interpreter/reason.hpp"
#include "engine/pathway/pathway.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace filrouge::service {

// What became of a rule whose moment a step met late.
enum class LateFate { fired, skipped, merged, cancelled };

struct LateRule {
  std::string rule;  // timer_rule
  LateFate fate = LateFate::fired;
  friend bool operator==(const LateRule&, const LateRule&) = default;
};

// The account of an outage: each rule that was late is in one of the four.
struct CatchUp {
  std::size_t fired = 0;
  std::size_t skipped = 0;
  std::size_t merged = 0;
  std::size_t cancelled = 0;
  [[nodiscard]] std::size_t due() const { return fired + skipped + merged + cancelled; }
  CatchUp& operator+=(const CatchUp& other);
  CatchUp& operator+=(LateFate fate);
  friend bool operator==(const CatchUp&, const CatchUp&) = default;
};

// Of a step that ran late, every rule that was due in it, from the reasons it gave. A message told as a
// consequence, without a moment of its own, counts only where it was kept back for being late.
[[nodiscard]] std::vector<LateRule> late_rules(const pathway::Pathway& pathway,
                                               std::span<const interpreter::Reason> reasons);
[[nodiscard]] CatchUp account_of(const std::vector<LateRule>& rules);

// "12 due = 3 fired + 0 skipped + 9 merged + 0 cancelled"
[[nodiscard]] std::string in_words(const CatchUp& account);

}  // namespace filrouge::service

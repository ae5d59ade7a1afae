#pragma once
#include "engine/port/batch.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

// What the cases of a batch have in common, so that it is sent once for all of them.
namespace filrouge::store {

// The steps of a case, with its patch or, where the patch is sent apart from them, with the keys it removes; with the
// document they leave where that is sent instead of being patched.
struct Steps {
  const port::CaseSteps* of{};
  std::string_view patch;
  std::string removed;
  std::string_view document;
};
struct AlikeSteps {
  std::size_t operator()(const Steps& steps) const;
  bool operator()(const Steps& a, const Steps& b) const;
};

// What the steps of a case leave to do: intents and tasks.
struct AlikeConsequences {
  std::size_t operator()(const port::CaseSteps* steps) const;
  bool operator()(const port::CaseSteps* a, const port::CaseSteps* b) const;
};

// A number for each of those that are alike.
template <class Key, class Alike>
using Numbers = std::unordered_map<Key, std::int64_t, Alike, Alike>;

// A lone step has the patch of its case.
[[nodiscard]] inline bool has_patch_of_case(const port::CaseSteps& steps) {
  return steps.history.size() == 1 && steps.history.front().patch == steps.patch;
}

}  // namespace filrouge::store

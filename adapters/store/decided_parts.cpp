#include "adapters/store/decided_parts.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace filrouge::store {
namespace {

using Part = DecidedParts::Part;

// `written` is done with: forgetting what it holds takes a while, which is better spent here.
Part decided(const port::CaseStore::Decide& decide, std::span<const port::CaseRecord> due, Part written) {
  written.writes.clear();
  return {due, decide(due)};
}

}  // namespace

DecidedParts::DecidedParts(std::span<const port::CaseRecord> due, std::size_t part,
                           const port::CaseStore::Decide& decide)
    : rest_(due), part_(std::max<std::size_t>(part, 1)), decide_(decide) {}

std::span<const port::CaseRecord> DecidedParts::take(std::size_t count) {
  const auto taken = rest_.first(std::min(count, rest_.size()));
  rest_ = rest_.subspan(taken.size());
  return taken;
}

// Nothing is written while the first part is decided, so it is a small one.
const Part* DecidedParts::next() {
  constexpr std::size_t first = 8;
  if (!ahead_.valid() && rest_.empty()) return nullptr;
  auto part = ahead_.valid() ? ahead_.get() : decided(decide_, take(std::max<std::size_t>(part_ / first, 1)), {});
  auto written = std::exchange(current_, std::move(part));
  if (!rest_.empty())
    ahead_ = std::async(std::launch::async, decided, std::cref(decide_), take(part_), std::move(written));
  return &current_;
}

}  // namespace filrouge::store

#pragma once
#include "engine/port/case_store.hpp"

#include <cstddef>
#include <future>
#include <span>

namespace filrouge::store {

// A claim as it is decided part by part: while the server writes one, another thread decides the next. Whatever happens
// to the claim, that thread has ended once this is gone.
class DecidedParts {
 public:
  struct Part {
    std::span<const port::CaseRecord> due;
    port::Batch writes;
  };
  // `due` and `decide` must outlive it.
  DecidedParts(std::span<const port::CaseRecord> due, std::size_t part, const port::CaseStore::Decide& decide);

  // The next part, until this is called again; nothing behind the last one.
  [[nodiscard]] const Part* next();

 private:
  [[nodiscard]] std::span<const port::CaseRecord> take(std::size_t count);

  std::span<const port::CaseRecord> rest_;
  std::size_t part_;
  const port::CaseStore::Decide& decide_;
  Part current_;
  std::future<Part> ahead_;
};

}  // namespace filrouge::store

#pragma once
#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <vector>

namespace filrouge::pathway {

// The number of a declaration in its table of the pathway, in document order. Distinct per table.
template <class Tag>
struct Index {
  std::uint16_t value = 0;
  friend auto operator<=>(const Index&, const Index&) = default;
};

using StateIndex = Index<struct StateTag>;
using TransitionIndex = Index<struct TransitionTag>;
using TimerIndex = Index<struct TimerTag>;
using EventIndex = Index<struct EventTag>;
using FactIndex = Index<struct FactTag>;
using TaskIndex = Index<struct TaskTag>;
using TellIndex = Index<struct TellTag>;
using RoleIndex = Index<struct RoleTag>;
using LadderIndex = Index<struct LadderTag>;
using MessageIndex = Index<struct MessageTag>;
using OutcomeIndex = Index<struct OutcomeTag>;
using NotifyIndex = Index<struct NotifyTag>;
using SendIndex = Index<struct SendTag>;
using SessionIndex = Index<struct SessionTag>;

// The indices of a table, in order. One past the last of them may be more than an index holds.
template <class Ix>
class Indices {
 public:
  struct Iterator {
    std::size_t at;
    Ix operator*() const { return Ix{static_cast<std::uint16_t>(at)}; }
    Iterator& operator++() {
      ++at;
      return *this;
    }
    friend bool operator==(const Iterator&, const Iterator&) = default;
  };
  explicit Indices(std::size_t size) : size_(size) {}
  [[nodiscard]] Iterator begin() const { return {0}; }
  [[nodiscard]] Iterator end() const { return {size_}; }

 private:
  std::size_t size_;
};

// A vector that only its own kind of index may enter.
template <class T, class Ix>
class Table {
 public:
  // Throws std::length_error where an index could not tell one more.
  Ix add(T item) {
    if (items_.size() > std::numeric_limits<std::uint16_t>::max()) throw std::length_error("a table is full");
    items_.push_back(std::move(item));
    return Ix{static_cast<std::uint16_t>(items_.size() - 1)};
  }
  [[nodiscard]] const T& operator[](Ix index) const { return items_[index.value]; }
  [[nodiscard]] T& operator[](Ix index) { return items_[index.value]; }
  [[nodiscard]] Indices<Ix> indices() const { return Indices<Ix>(items_.size()); }
  [[nodiscard]] std::size_t size() const { return items_.size(); }
  [[nodiscard]] bool empty() const { return items_.empty(); }
  [[nodiscard]] auto begin() const { return items_.begin(); }
  [[nodiscard]] auto end() const { return items_.end(); }
  [[nodiscard]] auto begin() { return items_.begin(); }
  [[nodiscard]] auto end() { return items_.end(); }

 private:
  std::vector<T> items_;
};

}  // namespace filrouge::pathway

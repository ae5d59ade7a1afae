#pragma once
#include "engine/pathway/index.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace filrouge::pathway {

// A set of indices of one table, in document order: bit i of the words is index i. It has as many words as its greatest
// index ever needed. Indices below 256 live in place; a step makes several sets and must not allocate for them.
template <class Ix>
class IndexSet {
 public:
  IndexSet() = default;
  // With words for a table of `size` rows from the beginning, for who reads them as words().
  explicit IndexSet(std::size_t size) {
    if (size > 0) reach((size - 1) / 64);
  }

  [[nodiscard]] bool contains(Ix i) const { return word_of(i) < count_ && (data()[word_of(i)] & bit_of(i)) != 0; }
  void insert(Ix i) {
    if (word_of(i) >= count_) reach(word_of(i));
    data()[word_of(i)] |= bit_of(i);
  }
  void erase(Ix i) {
    if (word_of(i) < count_) data()[word_of(i)] &= ~bit_of(i);
  }
  void clear() { std::fill_n(data(), count_, std::uint64_t{0}); }

  [[nodiscard]] bool empty() const {
    return std::ranges::all_of(words(), [](std::uint64_t word) { return word == 0; });
  }
  // Both sets are of the same table.
  [[nodiscard]] bool intersects(const IndexSet& other) const {
    for (std::size_t w = 0; w < std::min(count_, other.count_); ++w)
      if (data()[w] & other.data()[w]) return true;
    return false;
  }
  // The least index that is at least `from`.
  [[nodiscard]] std::optional<Ix> next(std::size_t from = 0) const {
    for (std::size_t w = from / 64; w < count_; ++w) {
      auto word = data()[w];
      if (w == from / 64) word &= ~std::uint64_t{0} << (from % 64);
      if (word != 0) return Ix{static_cast<std::uint16_t>(w * 64 + static_cast<std::size_t>(std::countr_zero(word)))};
    }
    return std::nullopt;
  }
  // Calls `visit` with each index in ascending order. `visit` may insert greater indices (they are visited) and erase
  // any.
  template <class Visit>
  void each(Visit visit) const {
    each_in(*this, visit);
  }
  // The same with those that are in `other` too, a set of the same table.
  template <class Visit>
  void each_in(const IndexSet& other, Visit visit) const {
    for (std::size_t w = 0; w < count_ && w < other.count_; ++w) {
      auto ahead = ~std::uint64_t{0};  // the bits of this word behind the last one visited
      while (const auto word = data()[w] & other.data()[w] & ahead) {
        ahead = ~(word ^ (word - 1));
        visit(Ix{static_cast<std::uint16_t>(w * 64 + static_cast<std::size_t>(std::countr_zero(word)))});
      }
    }
  }
  // The same in descending order, of a set that stays as it is.
  template <class Visit>
  void each_backwards(Visit visit) const {
    for (std::size_t w = count_; w-- > 0;) {
      for (auto word = data()[w]; word != 0; word ^= std::bit_floor(word)) {
        visit(Ix{static_cast<std::uint16_t>(w * 64 + static_cast<std::size_t>(std::bit_width(word)) - 1)});
      }
    }
  }
  [[nodiscard]] std::span<const std::uint64_t> words() const { return {data(), count_}; }
  friend bool operator==(const IndexSet& a, const IndexSet& b) {
    const auto shorter = std::min(a.count_, b.count_);
    const auto is_zero = [](std::uint64_t word) { return word == 0; };
    return std::ranges::equal(a.words().first(shorter), b.words().first(shorter)) &&
           std::ranges::all_of(a.words().subspan(shorter), is_zero) &&
           std::ranges::all_of(b.words().subspan(shorter), is_zero);
  }

 private:
  static constexpr std::size_t in_place = 4;
  [[nodiscard]] static std::size_t word_of(Ix i) { return i.value / 64U; }
  [[nodiscard]] static std::uint64_t bit_of(Ix i) { return std::uint64_t{1} << (i.value % 64U); }
  [[nodiscard]] const std::uint64_t* data() const { return count_ > in_place ? heap_.data() : here_.data(); }
  [[nodiscard]] std::uint64_t* data() { return count_ > in_place ? heap_.data() : here_.data(); }
  // Has the words up to this one. Those in place beyond the count are zero.
  void reach(std::size_t word) {
    if (word >= in_place) {
      if (count_ <= in_place) heap_.assign(here_.begin(), here_.end());
      heap_.resize(word + 1);
    }
    count_ = word + 1;
  }

  std::size_t count_ = 0;  // words
  std::array<std::uint64_t, in_place> here_{};
  std::vector<std::uint64_t> heap_;
};

}  // namespace filrouge::pathway

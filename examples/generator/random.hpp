#pragma once
#include <cstddef>
#include <random>
#include <utility>
#include <vector>

namespace filrouge::example {

// Numbers that are the same on every machine: the engine is defined by the C++ standard, the distributions of the
// standard library are not. Two calls never stand in one expression: their order would be the compiler's choice.
class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}

  // 0 to bound - 1.
  int below(int bound) { return static_cast<int>(engine_() % static_cast<unsigned long>(bound)); }
  // first to last.
  int between(int first, int last) { return first + below(last - first + 1); }
  bool percent(int chance) { return below(100) < chance; }

  template <class T>
  const T& pick(const std::vector<T>& from) {
    return from[static_cast<std::size_t>(below(static_cast<int>(from.size())))];
  }
  // Puts the values from `first` on in any order.
  template <class T>
  void shuffle(std::vector<T>& values, std::size_t first = 0) {
    for (std::size_t left = values.size() - first; left > 1; --left) {
      std::swap(values[first + left - 1], values[first + static_cast<std::size_t>(below(static_cast<int>(left)))]);
    }
  }

 private:
  std::mt19937 engine_;
};

}  // namespace filrouge::example

#pragma once
#include <chrono>
#include <cstddef>
#include <ostream>
#include <string>

namespace filrouge::system {

// True when the descriptor is a terminal that can redraw a line.
[[nodiscard]] bool is_terminal(int descriptor);

// A line redrawn in place, "importing 1200/3000 ███░░░", at most ten times a second; removed at the end. Without a
// total (0) it only counts. Nothing at all when `visible` is false.
class Progress {
 public:
  Progress(std::ostream& out, std::string what, std::size_t total, bool visible);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  // Shows how much is done.
  void operator()(std::size_t done);

 private:
  std::ostream& out_;
  std::string what_;
  std::size_t total_;
  bool visible_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point last_{};
};

}  // namespace filrouge::system

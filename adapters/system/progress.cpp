#include "adapters/system/progress.hpp"

#include "adapters/system/environment.hpp"

#include <algorithm>
#include <utility>

#include <unistd.h>

namespace filrouge::system {
namespace {

constexpr std::size_t bar_width = 24;

}  // namespace

bool is_terminal(int descriptor) {
  return ::isatty(descriptor) == 1 && environment_variable("TERM").value_or("dumb") != "dumb";
}

Progress::Progress(std::ostream& out, std::string what, std::size_t total, bool visible)
    : out_(out), what_(std::move(what)), total_(total), visible_(visible) {}

Progress::~Progress() {
  if (drawn_) out_ << "\r\033[K" << std::flush;
}

void Progress::operator()(std::size_t done) {
  if (!visible_) return;
  const auto now = std::chrono::steady_clock::now();
  if (drawn_ && now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  drawn_ = true;
  out_ << "\r\033[K" << what_ << " " << done;
  if (total_ == 0) {
    out_ << std::flush;
    return;
  }
  const auto filled = std::min(done, total_) * bar_width / total_;
  out_ << "/" << total_ << " ";
  for (std::size_t i = 0; i < bar_width; ++i) out_ << (i < filled ? "█" : "░");
  out_ << std::flush;
}

}  // namespace filrouge::system

#pragma once
#include "cli/configuration/configured.hpp"
#include "engine/base/time.hpp"

#include <iosfwd>
#include <optional>

namespace filrouge::cli {

// What every command is given besides its own options: the common options, and the three streams.
struct Context {
  bool json = false;           // answer for programs
  std::optional<Instant> now;  // --now; empty: the clock's
  Configured configuration;
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool terminal = false;  // err is a terminal that can redraw a line: long work shows its progress
};

}  // namespace filrouge::cli

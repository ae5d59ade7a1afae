#pragma once
#include "engine/base/time.hpp"

#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>

namespace filrouge::cli {

// What every command is given besides its own options: the common options, and the three streams.
struct Context {
  bool json = false;              // answer for programs
  std::optional<Instant> now;     // --now; empty: the clock's
  std::string database;           // URL, see docs/reference/cli.md
  std::filesystem::path data;     // the folder of workflows: pathways, calendars, nomenclature
  std::filesystem::path maildir;  // where messages are delivered
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool terminal = false;  // err is a terminal that can redraw a line: long work shows its progress
};

}  // namespace filrouge::cli

#pragma once
#include <stdexcept>
#include <string>

namespace filrouge {

// The outside world failed: a file, a database, a relay. Thrown by adapters only, caught once in cli/program.cpp
// (and by the daemon's loop). The message is one sentence with the place and the remedy; it holds no personal data.
class OutsideFailure : public std::runtime_error {
 public:
  // Decides the exit code and whether trying again can help.
  enum class Kind {
    not_found,    // a file or database that does not exist
    unreadable,   // exists, but cannot be read or is not what it should be
    read_only,    // cannot be written
    busy,         // locked by another process; trying again may help
    unreachable,  // no connection; trying again may help
    incompatible  // written by a newer or a foreign version
  };
  OutsideFailure(Kind kind, const std::string& sentence) : std::runtime_error(sentence), kind_(kind) {}
  [[nodiscard]] Kind kind() const { return kind_; }

 private:
  Kind kind_;
};

}  // namespace filrouge

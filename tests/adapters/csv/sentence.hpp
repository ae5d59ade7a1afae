#pragma once
#include "engine/base/diagnostic.hpp"

#include <string>

namespace filrouge::csv {

// A diagnostic on one line, as the tests expect it: "LINE:COLUMN [RULE] MESSAGE | HINT".
inline std::string sentence(const Diagnostic& d) {
  return std::to_string(d.position.line) + ":" + std::to_string(d.position.column) + " [" + d.rule + "] " + d.message +
         " | " + d.hint;
}

}  // namespace filrouge::csv

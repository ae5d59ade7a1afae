#include "engine/base/words.hpp"

namespace filrouge {

std::string in_quotes(std::string_view text) {
  return '"' + std::string{text} + '"';
}

}  // namespace filrouge

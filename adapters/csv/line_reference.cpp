#include "adapters/csv/line_reference.hpp"

#include "adapters/csv/record_reader.hpp"
#include "engine/base/digest.hpp"

namespace filrouge::csv {

std::string LineReferences::next(const std::vector<std::string>& cells) {
  const auto hash = sha256_hex(write_record(cells, ';'));
  return hash + "#" + std::to_string(++seen_[hash]);
}

}  // namespace filrouge::csv

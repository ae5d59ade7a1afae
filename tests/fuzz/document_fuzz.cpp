// Any text is refused with a sentence or is the document of a case that, written again, reads the same; patches to it
// give a document or a refusal.
#include "engine/interpreter/busy_pathway.hpp"
#include "engine/interpreter/document.hpp"

#include <cstdint>
#include <cstdlib>

using namespace filrouge::interpreter;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto pathway = filrouge::test::build(test::busy_pathway());
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const auto read = from_document(*pathway, text);
  if (!read) {
    require(!read.error().empty());
    return 0;
  }
  const auto document = to_document(*pathway, *read);
  require(from_document(*pathway, document) == *read);
  const auto merged = apply_patch(document, text);
  if (merged) require(from_document(*pathway, *merged).has_value());
  return 0;
}

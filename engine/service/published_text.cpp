#include "engine/service/published_text.hpp"

#include "engine/base/error.hpp"

namespace filrouge::service {

const std::string& main_file(const port::TextFiles& files) {
  static const std::string none;
  const auto found = files.find(main_file_key);
  return found == files.end() ? none : found->second;
}

void unreadable_here(const std::string& what) {
  throw OutsideFailure(OutsideFailure::Kind::incompatible,
                       what + " cannot be read by this program: use the version of filrouge it was published with.");
}

}  // namespace filrouge::service

#include "engine/base/email_address.hpp"

#include <algorithm>

namespace filrouge {

bool is_email_address(std::string_view text) {
  constexpr std::size_t longest = 254;
  const auto at = text.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < text.size() && text.rfind('@') == at &&
         text.size() <= longest && std::all_of(text.begin(), text.end(), [](char c) {
           return c > ' ' && c <= '~' && std::string_view("<>()[],;:\\\"").find(c) == std::string_view::npos;
         });
}

}  // namespace filrouge

#include "adapters/csv/email.hpp"

#include "engine/base/email_address.hpp"

#include <algorithm>

namespace filrouge::csv {

std::string email_problem(std::string_view text) {
  if (std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > 0x7F; }))
    return "has letters that stand in no e-mail address";
  const bool has_domain = text.find('.', text.find('@')) != std::string_view::npos && text.back() != '.';
  return is_email_address(text) && has_domain ? "" : "is no e-mail address";
}

}  // namespace filrouge::csv

#pragma once
#include "engine/base/time.hpp"

#include <string>
#include <string_view>

// Parts of an Internet message (RFC 5322) in UTF-8. Lines end with CRLF; no line is longer than 76 characters.
namespace filrouge::mail {

// "NAME: VALUE" with its line end, folded; whatever is not printable ASCII becomes encoded words (RFC 2047, Q
// encoding), line breaks included, so that no value can add a header.
[[nodiscard]] std::string text_header(std::string_view name, std::string_view value);

// "NAME: DISPLAY <ADDRESS>"; without a display name the address alone. It is_email_address().
[[nodiscard]] std::string address_header(std::string_view name, std::string_view display, std::string_view address);

// "Mon, 13 Jul 2026 22:00:00 +0000"
[[nodiscard]] std::string date(Instant instant);

// RFC 2045 §6.7; `text` has lines ended by \n.
[[nodiscard]] std::string quoted_printable(std::string_view text);

}  // namespace filrouge::mail

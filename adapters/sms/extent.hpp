#pragma once
#include <cstddef>
#include <string_view>

namespace filrouge::sms {

enum class Alphabet { gsm7, ucs2 };

// How much room a text takes, which is what it costs (3GPP TS 23.040 §9.2.3.24.1).
struct Extent {
  Alphabet alphabet = Alphabet::gsm7;  // UCS-2 as soon as one character is not of GSM-7
  std::size_t units = 0;               // septets, or UTF-16 code units
  std::size_t parts = 1;               // text messages it leaves in
};

// 160 septets or 70 code units fit in one message; each of several holds 153 or 67, and neither a character of the
// extension table nor a surrogate pair is divided between two. The text is UTF-8.
[[nodiscard]] Extent extent_of(std::string_view text);

}  // namespace filrouge::sms

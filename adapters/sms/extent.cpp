#include "adapters/sms/extent.hpp"

#include "engine/base/gsm7.hpp"
#include "engine/base/utf8.hpp"

namespace filrouge::sms {
namespace {

struct Room {
  std::size_t alone, each;
};

constexpr Room room_of(Alphabet alphabet) {
  return alphabet == Alphabet::gsm7 ? Room{gsm7::septets_max, 153} : Room{70, 67};
}

std::size_t units_of(char32_t character, Alphabet alphabet) {
  return alphabet == Alphabet::gsm7 ? gsm7::septets(character) : character > 0xFFFF ? 2 : 1;
}

}  // namespace

Extent extent_of(std::string_view text) {
  Extent extent;
  extent.alphabet = gsm7::first_foreign(text).empty() ? Alphabet::gsm7 : Alphabet::ucs2;
  const auto room = room_of(extent.alphabet);
  std::size_t parts = 1;
  std::size_t filled = 0;  // of the last part
  for (; !text.empty(); text.remove_prefix(utf8::sequence_length(text))) {
    const auto units = units_of(utf8::first(text).value_or(U'?'), extent.alphabet);
    extent.units += units;
    if (filled + units > room.each) {
      ++parts;
      filled = 0;
    }
    filled += units;
  }
  extent.parts = extent.units <= room.alone ? 1 : parts;
  return extent;
}

}  // namespace filrouge::sms

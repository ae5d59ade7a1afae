#include "adapters/sms/extent.hpp"

#include "support/catch.hpp"

#include <string>

using namespace filrouge;
using sms::Alphabet;
using sms::extent_of;

namespace {

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("a text of GSM-7 leaves in one message up to 160 septets, then in parts of 153") {
  CHECK(extent_of("").parts == 1);
  CHECK(extent_of(repeated("é", 160)).parts == 1);
  CHECK(extent_of(repeated("é", 160)).units == 160);
  CHECK(extent_of(repeated("é", 161)).parts == 2);
  CHECK(extent_of(repeated("é", 306)).parts == 2);
  CHECK(extent_of(repeated("é", 307)).parts == 3);
}

TEST_CASE("a character of the extension table takes two septets, and is not divided between parts") {
  CHECK(extent_of(repeated("€", 80)).parts == 1);
  CHECK(extent_of(repeated("€", 81)).units == 162);
  CHECK(extent_of(repeated("€", 81)).parts == 2);
  // 152 septets and two: the first part keeps one septet empty.
  CHECK(extent_of(repeated("a", 152) + "€" + repeated("a", 151)).units == 305);
  CHECK(extent_of(repeated("a", 152) + "€" + repeated("a", 151)).parts == 2);
  CHECK(extent_of(repeated("a", 152) + "€" + repeated("a", 152)).parts == 3);
}

TEST_CASE("one character that is not of GSM-7 leaves room for 70, then for 67 in a part") {
  CHECK(extent_of("Fête").alphabet == Alphabet::ucs2);
  CHECK(extent_of(repeated("ê", 70)).parts == 1);
  CHECK(extent_of(repeated("ê", 71)).parts == 2);
  CHECK(extent_of(repeated("ê", 134)).parts == 2);
  CHECK(extent_of(repeated("ê", 135)).parts == 3);
}

TEST_CASE("what is beyond the basic plane takes two units that stay together") {
  CHECK(extent_of("🎓").units == 2);
  CHECK(extent_of(repeated("ê", 66) + "🎓" + repeated("ê", 66)).units == 134);
  CHECK(extent_of(repeated("ê", 66) + "🎓" + repeated("ê", 66)).parts == 3);
}

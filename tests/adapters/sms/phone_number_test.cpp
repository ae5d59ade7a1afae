#include "adapters/sms/phone_number.hpp"

#include "support/catch.hpp"

using namespace filrouge;
using sms::mobile_number;

TEST_CASE("a mobile number is read as French people write it") {
  for (const auto* written : {"06 39 98 12 34", "06.39.98.12.34", "0639981234", "+33 6 39 98 12 34", "(+33)639981234",
                              "0033 6 39 98 12 34", "+33 (0)6 39 98 12 34", "06-39-98-12-34"}) {
    INFO(written);
    // 0639 98 is kept for fiction, in the range of Mayotte.
    CHECK(mobile_number(written) == "+262639981234");
  }
  CHECK(mobile_number("07 55 12 34 56") == "+33755123456");
}

TEST_CASE("overseas numbers get the country code of their own") {
  CHECK(mobile_number("0690 12 34 56") == "+590690123456");
  CHECK(mobile_number("0692 12 34 56") == "+262692123456");
  CHECK(mobile_number("0694 12 34 56") == "+594694123456");
  CHECK(mobile_number("0696 12 34 56") == "+596696123456");
  CHECK(mobile_number("+262 692 12 34 56") == "+262692123456");
  CHECK(mobile_number("+262 (0)692 12 34 56") == "+262692123456");
  CHECK(mobile_number("00590 690 12 34 56") == "+590690123456");
  CHECK(mobile_number("+687 75 12 34") == "+687751234");
}

TEST_CASE("a fixed line, or what is no number, is written to by nobody") {
  for (const auto* written : {"", "01 42 00 12 34", "+33 1 42 00 12 34", "+262 262 20 12 34", "00596 596 12 34 56",
                              "+262 692 12 34", "0892 12 34 56", "06 12 34 56", "061234567890", "six cents",
                              "06 12 34 56 78 / 06 12 34 56 79", "+0612345678", "751234"}) {
    INFO(written);
    CHECK_FALSE(mobile_number(written));
  }
}

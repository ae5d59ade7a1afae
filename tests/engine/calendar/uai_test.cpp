#include "engine/calendar/uai.hpp"

#include "support/catch.hpp"

using filrouge::calendar::check_uai;

TEST_CASE("a UAI is seven digits and their control letter") {
  CHECK(check_uai("0570108H")->value() == "0570108H");
  CHECK(check_uai("0750001D").error().find("the control letter of 0750001 is") != std::string::npos);
  for (const auto* text : {"", "0570108", "0570108h", "0570108I", "0570108HH", " 0570108H", "O570108H", "0570108É"}) {
    INFO(text);
    CHECK_FALSE(check_uai(text));
  }
}

TEST_CASE("each remainder by 23 has its letter") {
  // 0000000 to 0000022, without I, O and Q.
  const std::string letters = "ABCDEFGHJKLMNPRSTUVWXYZ";
  for (int number = 0; number < 23; ++number) {
    std::string digits = std::to_string(number);
    digits.insert(0, 7 - digits.size(), '0');
    for (char letter = 'A'; letter <= 'Z'; ++letter) {
      CHECK(check_uai(digits + letter).has_value() == (letter == letters[static_cast<std::size_t>(number)]));
    }
  }
}

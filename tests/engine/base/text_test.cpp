#include "engine/base/diagnostic.hpp"
#include "engine/base/digest.hpp"
#include "engine/base/suggest.hpp"
#include "engine/base/utf8.hpp"
#include "support/catch.hpp"

using namespace filrouge;

TEST_CASE("a diagnostic shows the line, a caret under the character, and the remedy") {
  const Diagnostic d{"a.yaml",       {2, 8}, "unknown-target", Severity::error, "No state is named \"sumer\".",
                     "Write summer."};
  CHECK(render(d, "été:\n\té: éé sumer\nend\n") ==
        "a.yaml:2:8: error: No state is named \"sumer\". [unknown-target]\n"
        "  \té: éé sumer\n"
        "  \t      ^\n"
        "  hint: Write summer.\n");
}

TEST_CASE("the nearest name is proposed, a far one is not") {
  const std::vector<std::string> known{"summer", "september", "silent"};
  CHECK(nearest_name("sumer", known) == "summer");
  CHECK(nearest_name("slient", known) == "silent");
  CHECK_FALSE(nearest_name("july", known));
}

TEST_CASE("UTF-8 is checked as RFC 3629 says") {
  CHECK_FALSE(utf8::first_malformed("élève ✓ 😀"));
  CHECK(utf8::length("élève") == 5);
  CHECK(utf8::first_malformed("a\xC0\xAF") == 1);         // overlong
  CHECK(utf8::first_malformed("ab\xED\xA0\x80") == 2);    // surrogate
  CHECK(utf8::first_malformed("\xF4\x90\x80\x80") == 0);  // above U+10FFFF
  CHECK(utf8::first_malformed("abc\xE2\x82") == 3);       // cut short
  std::string text;
  utf8::append(text, U'é');
  utf8::append(text, U'😀');
  CHECK(text == "é😀");
}

TEST_CASE("SHA-256 gives the published digest") {
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

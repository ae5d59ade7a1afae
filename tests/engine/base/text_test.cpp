#include "engine/base/diagnostic.hpp"
#include "engine/base/digest.hpp"
#include "engine/base/email_address.hpp"
#include "engine/base/suggest.hpp"
#include "engine/base/utf8.hpp"
#include "engine/base/words.hpp"
#include "support/catch.hpp"

using namespace filrouge;
using namespace std::string_literals;

TEST_CASE("a diagnostic shows the line, a caret under the character, and the remedy") {
  const Diagnostic d{"a.yaml",       {2, 8}, "unknown-target", Severity::error, "No state is named \"sumer\".",
                     "Write summer."};
  CHECK(render(d, "été:\n\té: éé sumer\nend\n") ==
        "a.yaml:2:8: error: No state is named \"sumer\". [unknown-target]\n"
        "  \té: éé sumer\n"
        "  \t      ^\n"
        "  hint: Write summer.\n");
}

TEST_CASE("the caret stands under its character, however wide those before it are") {
  const Diagnostic d{"a.yaml", {1, 6}, "unknown-key", Severity::error, "No.", {}};
  CHECK(render(d, "é😀漢 : x\n") == "a.yaml:1:6: error: No. [unknown-key]\n  é😀漢 : x\n         ^\n");
  CHECK(render(d, "e\u0301  : x\n") == "a.yaml:1:6: error: No. [unknown-key]\n  e\u0301  : x\n      ^\n");
}

TEST_CASE("of a long line, the part around the caret is shown") {
  const std::string before(1000, 'b');
  const std::string after(1000, 'a');
  const Diagnostic d{"a.yaml", {1, 1001}, "unknown-key", Severity::error, "No.", {}};
  CHECK(render(d, before + "X" + after) == "a.yaml:1:1001: error: No. [unknown-key]\n  …" + std::string(80, 'b') + "X" +
                                               std::string(79, 'a') + "…\n  " + std::string(81, ' ') + "^\n");
}

TEST_CASE("a terminal gets no control characters and no broken UTF-8 from a line that is shown") {
  const Diagnostic d{"a.csv", {1, 4}, "csv-encoding", Severity::error, "No.", {}};
  CHECK(render(d, "a\x1b[31m\xe9\x00z"s) == "a.csv:1:4: error: No. [csv-encoding]\n  a�[31m��z\n     ^\n");
  const Diagnostic quoting{"a.yaml", {}, "invalid-name", Severity::error, "\"\x1b[2J\" is no name.", "Say\r\nso."};
  CHECK(render(quoting, {}) == "a.yaml: error: \"�[2J\" is no name. [invalid-name]\n  hint: Say��so.\n");
}

TEST_CASE("a finding about a whole line or file has no caret") {
  const Diagnostic line{"a.csv", {2, 0}, "csv-column", Severity::error, "No.", {}};
  CHECK(render(line, "a\nb\n") == "a.csv:2: error: No. [csv-column]\n  b\n");
  const Diagnostic file{"a.csv", {}, "csv-column", Severity::error, "No.", {}};
  CHECK(render(file, "a\nb\n") == "a.csv: error: No. [csv-column]\n");
}

TEST_CASE("a text is quoted in a sentence, the beginning of a very long one") {
  CHECK(in_quotes("l'élève") == "\"l'élève\"");
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "é";
  CHECK(in_quotes(text) == "\"" + text.substr(0, 200) + "…\"");
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

TEST_CASE("an e-mail address is what mail servers take and a header may hold") {
  CHECK(is_email_address("zoe@example.org"));
  for (const auto* bad : {"", "zoe", "@example.org", "zoe@", "a@b@c", "zoe @example.org", "zoé@example.org",
                          "a@b>\r\nBcc: c@d", "<a@b>", "a,b@c"}) {
    INFO(bad);
    CHECK_FALSE(is_email_address(bad));
  }
}

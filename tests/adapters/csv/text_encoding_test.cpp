#include "adapters/csv/text_encoding.hpp"

#include "adapters/csv/sentence.hpp"
#include "support/catch.hpp"

namespace filrouge::csv {
namespace {

using namespace std::string_literals;

std::string undecodable(std::string_view bytes, std::optional<Encoding> asked = std::nullopt) {
  const auto decoded = decode(bytes, asked);
  return decoded ? "read as " + std::string{to_string(decoded->encoding)} : sentence(decoded.error());
}

void check_reads(std::string_view bytes, Encoding encoding, std::string_view text,
                 std::optional<Encoding> asked = std::nullopt) {
  const auto decoded = decode(bytes, asked);
  REQUIRE(decoded);
  CHECK(decoded->encoding == encoding);
  CHECK(decoded->text == text);
}

TEST_CASE("the encoding is recognised where the bytes tell it") {
  check_reads("nom;Zoé\n", Encoding::utf8, "nom;Zoé\n");
  check_reads("\xEF\xBB\xBFnom;Zoé\n", Encoding::utf8, "nom;Zoé\n");
  check_reads("nom\n", Encoding::utf8, "nom\n");
  check_reads("", Encoding::utf8, "");
  check_reads(
      "Zo\xE9;L\x92"
      "Ha\xFF\n",
      Encoding::windows_1252, "Zoé;L’Haÿ\n");
  check_reads("co\x9Cur \x80 \xBD\n", Encoding::windows_1252, "coœur € ½\n");
}

TEST_CASE("bytes that mean the same in Windows-1252 and ISO-8859-15 need no question") {
  check_reads(
      "Zo\xE9\xA0; \xC7"
      "a, \xAB\n",
      Encoding::windows_1252, "Zoé\u00A0; Ça, «\n");
}

TEST_CASE("the user's word decides") {
  check_reads("c\xBDur \xA4\n", Encoding::iso_8859_15, "cœur €\n", Encoding::iso_8859_15);
  check_reads("c\xBDur \xA4\n", Encoding::windows_1252, "c½ur ¤\n", Encoding::windows_1252);
}

TEST_CASE("a byte that differs between Windows-1252 and ISO-8859-15 is asked about") {
  CHECK(
      undecodable("nom\nC\xBDur\n") ==
      "2:2 [csv-encoding] The encoding is ambiguous: the byte BD is \"½\" in windows-1252 and \"œ\" in iso-8859-15. | "
      "look at the line and name the encoding with --encoding windows-1252 or iso-8859-15");
}

TEST_CASE("a byte that no encoding defines is shown with its line") {
  CHECK(undecodable("nom\r\nZo\xE9\r\nA\x81\x92\r\n") ==
        "3:2 [csv-encoding] The byte 81 is no character of windows-1252. | save the file again as UTF-8, or name it "
        "with --encoding utf-8, windows-1252 or iso-8859-15");
}

TEST_CASE("UTF-8 with a damaged character is refused, not taken for Windows-1252") {
  CHECK(undecodable("Zoé\nNoé\nNo\xE9\n") ==
        "3:3 [csv-encoding] The file reads as UTF-8, but its byte E9 here belongs to no UTF-8 character. | save the "
        "file again as UTF-8, or name it with --encoding utf-8, windows-1252 or iso-8859-15");
  CHECK(undecodable("\xEF\xBB\xBFZo\xE9\n") ==
        "1:3 [csv-encoding] The byte E9 belongs to no UTF-8 character. | save the file again as UTF-8, or name another "
        "encoding with --encoding");
}

TEST_CASE("UTF-16 and binary files are refused with the remedy") {
  CHECK(undecodable("\xFF\xFEn\0o\0m\0"s) ==
        "1:1 [csv-encoding] The file is in UTF-16 (\"Unicode text\"). | export it as CSV in UTF-8");
  CHECK(undecodable("n\0o\0m\0"s) ==
        "1:2 [csv-control-character] The file holds a NUL byte: it is a binary file, or text in UTF-16. | export it as "
        "CSV in UTF-8");
  CHECK(undecodable("nom\nZo\x1B\n") ==
        "2:3 [csv-control-character] The file holds the control character U+001B, which no CSV has. | remove the "
        "character or export the file again");
}

TEST_CASE("encodings have one name each") {
  for (const auto encoding : {Encoding::utf8, Encoding::windows_1252, Encoding::iso_8859_15}) {
    CHECK(parse_encoding(to_string(encoding)) == encoding);
  }
  CHECK(parse_encoding("UTF-8") == Encoding::utf8);
  CHECK(parse_encoding("latin1") == std::nullopt);
}

}  // namespace
}  // namespace filrouge::csv

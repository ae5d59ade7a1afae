#include "adapters/render/french_letter.hpp"

#include "support/catch.hpp"

using filrouge::rendering::french_letter;
using filrouge::rendering::french_line;

TEST_CASE("the space before tall punctuation and within guillemets does not break") {
  CHECK(french_line("Venez-vous ? Appelez : oui !") == "Venez-vous\u00A0? Appelez\u00A0: oui\u00A0!");
  CHECK(french_line("dit « oui » ; non") == "dit «\u00A0oui\u00A0»\u00A0; non");
  CHECK(french_line("à 14:30, 3:2, www.exemple.fr/a?b") == "à 14:30, 3:2, www.exemple.fr/a?b");
}

TEST_CASE("the figures of a number stay together") {
  CHECK(french_line("le 03 53 01 00 03 ou le 4 septembre") ==
        "le 03\u00A053\u00A001\u00A000\u00A003 ou le 4 septembre");
}

TEST_CASE("the lines of a paragraph are joined, paragraphs and items stay apart") {
  CHECK(french_letter("Bonjour,\n\nUne ligne\nqui continue.\n\nDeux choses.\n- la première,\n  plus longue\n"
                      "- la seconde\n1. un\n10. dix\n\nFin\n\n") ==
        "Bonjour,\n\nUne ligne qui continue.\n\nDeux choses.\n- la première, plus longue\n- la seconde\n1. un\n"
        "10. dix\n\nFin\n");
  CHECK(french_letter("") == "\n");
  CHECK(french_letter("2026 sera\nbelle") == "2026 sera belle\n");
}

#include "engine/base/gsm7.hpp"

#include "support/catch.hpp"

using namespace filrouge;

TEST_CASE("the alphabet of text messages has é è à ù, but not ê ç î ô û œ") {
  CHECK(gsm7::first_foreign("Élève, à l'été : où ? Ø Ω €").empty());
  for (const auto* foreign : {"ê", "ç", "î", "ô", "û", "œ", "’", "\u00A0"}) {
    INFO(foreign);
    CHECK(gsm7::first_foreign(std::string("abc ") + foreign + " d") == foreign);
  }
}

TEST_CASE("a text is counted in septets, those of the extension table twice") {
  CHECK(gsm7::length("Lycée") == 5);
  CHECK(gsm7::length("10 €") == 5);
  CHECK(gsm7::length("") == 0);
}

TEST_CASE("what the alphabet lacks is written without its accent") {
  CHECK(gsm7::fold("Lycée des Chênes, reçu le 3 août : œuvre, « l’été »\u00A0!") ==
        "Lycée des Chenes, recu le 3 aout : oeuvre, \" l'été \" !");
  CHECK(gsm7::fold("日 ☎") == "? ?");
  CHECK(gsm7::first_foreign(gsm7::fold("À Noël, où ? ÀÂÈÊËÎÏÔÙÛŸ…–")).empty());
}

#include "adapters/render/html_letter.hpp"

#include "support/catch.hpp"
#include "support/holds.hpp"

using namespace filrouge::rendering;
using filrouge::test::holds;

TEST_CASE("paragraphs, lines and items of a letter are those of its HTML") {
  CHECK(html_letter("Bonjour Zoé,\n\nVoici :\n- un atelier\n- un stage\n\nAu revoir\nLe lycée\n") ==
        "<p>Bonjour Zoé,</p>\n<p>Voici :</p>\n<ul><li>un atelier</li>\n<li>un stage</li>\n</ul>\n"
        "<p>Au revoir<br>\nLe lycée</p>\n");
}

TEST_CASE("what a pupil is called is never read as HTML") {
  CHECK(html_letter("Bonjour <b>Zoé</b> & L'Hôte\n") == "<p>Bonjour &lt;b&gt;Zoé&lt;/b&gt; &amp; L&#39;Hôte</p>\n");
}

TEST_CASE("an address is a link, without the end of the sentence around it") {
  CHECK(html_letter("Voyez https://lycee.example/a?b=1&c (ou http://x.example).\n") ==
        "<p>Voyez <a href=\"https://lycee.example/a?b=1&amp;c\">https://lycee.example/a?b=1&amp;c</a> (ou <a "
        "href=\"http://x.example\">http://x.example</a>).</p>\n");
}

TEST_CASE("an item that ends with an address is a button") {
  const auto html =
      html_letter("- Je viens\u00A0: https://lycee.example/t?coming\n- Voir https://a.example et revenir\n");
  CHECK(holds(html, "<p><a href=\"https://lycee.example/t?coming\" style=\""));
  CHECK(holds(html, ">Je viens</a></p>\n<ul><li>Voir <a href"));
  CHECK_FALSE(holds(html, "Je viens\u00A0:"));
}

TEST_CASE("a document says its language and what it is about") {
  const auto page = html_document("Réunion <1>", "<p>x</p>\n");
  CHECK(holds(page, "<html lang=\"fr\">"));
  CHECK(holds(page, "<title>Réunion &lt;1&gt;</title>"));
  CHECK(holds(page, "<p>x</p>\n</body>"));
}

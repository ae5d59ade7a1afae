#include "adapters/render/mustache_renderer.hpp"

#include "adapters/render/french_date.hpp"
#include "support/catch.hpp"
#include "support/holds.hpp"

using namespace filrouge;
using test::holds;
using Form = port::MessageRenderer::Form;

namespace {

port::MessageData pupil() {
  port::MessageData data;
  data.values = {{"student.first_name", "Zoé"},
                 {"student.last_name", "L'Hôte"},
                 {"july_close", *parse_day("2026-07-13")},
                 {"august_list", *parse_day("2026-08-24")},
                 {"call.due", *parse_local_time("2026-07-01T08:05")},
                 {"guardian", ""}};
  return data;
}

Result<port::RenderedMessage, std::string> fill(const port::MessageTemplate& message, Form form = Form::full) {
  return rendering::MustacheRenderer().render(message, pupil(), form);
}

}  // namespace

TEST_CASE("dates are written out in French") {
  CHECK(rendering::in_french(*parse_day("2026-07-13")) == "lundi 13 juillet 2026");
  CHECK(rendering::in_french(*parse_day("2026-08-01")) == "samedi 1er août 2026");
  CHECK(rendering::in_french(*parse_local_time("2026-07-13T12:00")) == "lundi 13 juillet 2026 à 12 h");
  CHECK(rendering::in_french(*parse_local_time("2026-07-13T08:05")) == "lundi 13 juillet 2026 à 8 h 05");
}

TEST_CASE("a template is filled with names, dates and accents as they are") {
  const auto message = fill({"Bonjour {{student.first_name}}",
                             "{{student.last_name}}, appelez avant le {{july_close}}"
                             " ({{call.due}}).{{#guardian}} Votre parent le peut aussi.{{/guardian}}",
                             ""});
  REQUIRE(message);
  CHECK(message->subject == "Bonjour Zoé");
  CHECK(message->text == "L'Hôte, appelez avant le lundi 13 juillet 2026 (mercredi 1er juillet 2026 à 8 h 05).\n");
}

TEST_CASE("a list is repeated") {
  port::MessageData data;
  for (const auto* title : {"Appeler", "Réinscrire"}) {
    port::MessageData item;
    item.values["title"] = title;
    data.lists["items"].push_back(item);
  }
  const auto message =
      rendering::MustacheRenderer().render({"À faire", "{{#items}}- {{title}}\n{{/items}}", ""}, data, Form::full);
  REQUIRE(message);
  CHECK(message->text == "- Appeler\n- Réinscrire\n");
}

TEST_CASE("a name that nobody knows is an answer, not a gap in the letter") {
  const auto message = fill({"Bonjour {{student.first_nmae}}", "", ""});
  REQUIRE_FALSE(message);
  CHECK(message.error() == "the message names \"student.first_nmae\", which is not known here");
}

TEST_CASE("a broken template is an answer") {
  const auto message = fill({"{{#guardian}}never closed", "", ""});
  REQUIRE_FALSE(message);
  CHECK(message.error() == "it never ends the section that begins with \"{{#guardian}}\"");
}

TEST_CASE("a text message takes the short form, and only where there is one") {
  CHECK_FALSE(fill({"s", "long", ""}, Form::sms));
  CHECK(fill({"s", "long", "court"}, Form::sms)->text == "court");
}

TEST_CASE("a text message is written in its own alphabet, whatever its variables hold") {
  CHECK(fill({"s", "long", "{{student.last_name}} : le {{august_list}}"}, Form::sms)->text ==
        "L'Hote : le lundi 24 aout 2026");
}

TEST_CASE("the HTML part is made of the text") {
  const auto message = fill({"Bonjour", "{{student.last_name}},\n\nvenez\nle {{july_close}}.\n", ""});
  REQUIRE(message);
  CHECK(holds(message->html, "<title>Bonjour</title>"));
  CHECK(holds(message->html, "<p>L&#39;Hôte,</p>\n<p>venez le lundi 13 juillet 2026.</p>\n"));
  CHECK(fill({"s", "t", "court"}, Form::sms)->html.empty());
}

TEST_CASE("an HTML part that its author wrote escapes what it is filled with") {
  const auto message = fill({"Bonjour", "texte", "", "<h1>{{student.last_name}}</h1>\n"});
  REQUIRE(message);
  CHECK(message->text == "texte\n");
  CHECK(holds(message->html, "\n<h1>L&#39;Hôte</h1>\n</body>"));
  CHECK_FALSE(fill({"Bonjour", "texte", "", "{{student.nickname}}"}));
}

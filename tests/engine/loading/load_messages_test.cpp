#include "engine/loading/load_messages.hpp"

#include "support/catch.hpp"

using namespace filrouge;

TEST_CASE("a message has a subject, a text and perhaps a short form") {
  Diagnostics findings;
  const auto texts = loading::load_messages("m.yaml",
                                            "locale: fr\nmessages:\n  welcome:\n    subject: Bienvenue\n"
                                            "    text: |\n      Bonjour {{student.first_name}}\n    sms: Bonjour\n",
                                            findings);
  CHECK(findings.empty());
  REQUIRE(texts.count("welcome") == 1);
  CHECK(texts.at("welcome").subject == "Bienvenue");
  CHECK(texts.at("welcome").text == "Bonjour {{student.first_name}}\n");
  CHECK(texts.at("welcome").sms == "Bonjour");
}

TEST_CASE("what a messages file lacks is said with its place") {
  Diagnostics findings;
  (void)loading::load_messages("m.yaml", "messages:\n  welcome:\n    subjet: Bienvenue\n    text: Bonjour\n", findings);
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].position == Position{3, 5});
  CHECK(findings[0].message == "A messages file has no key \"subjet\" here.");
  CHECK(findings[1].message == "The message \"welcome\" has no subject.");
}

TEST_CASE("a file without messages is refused") {
  Diagnostics findings;
  CHECK(loading::load_messages("m.yaml", "locale: fr\n", findings).empty());
  CHECK(has_errors(findings));
}

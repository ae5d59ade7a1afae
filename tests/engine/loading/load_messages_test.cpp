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

TEST_CASE("a short form fits into a text message: its alphabet, and its length") {
  const auto findings_of = [](const std::string& sms) {
    Diagnostics findings;
    (void)loading::load_messages(
        "m.yaml", "messages:\n  call:\n    subject: Appel\n    text: Bonjour\n    sms: \"" + sms + "\"\n", findings);
    return findings;
  };
  CHECK(findings_of("Élève, appelez {{school.name}} à midi.").empty());
  CHECK(findings_of(std::string(160, 'a') + "{{student.first_name}}").empty());
  const auto foreign = findings_of("Venez dès août {{prénom_ç}}.");
  REQUIRE(foreign.size() == 1);
  CHECK(foreign[0].position.line == 5);
  CHECK(foreign[0].message == "The short form of \"call\" holds \"û\", which a text message cannot.");
  const auto long_one = findings_of(std::string(161, 'a'));
  REQUIRE(long_one.size() == 1);
  CHECK(long_one[0].message == "The short form of \"call\" has 161 characters besides its variables.");
}

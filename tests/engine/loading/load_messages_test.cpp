#include "engine/loading/load_messages.hpp"

#include "engine/loading/load_pathway.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <iterator>

using namespace filrouge;

namespace {

loading::MessageTexts texts_in(const std::string& text, Diagnostics& findings) {
  return loading::load_messages("m.yaml", {{"m.yaml", text}}, findings).texts;
}

}  // namespace

TEST_CASE("a message has a subject, a text and perhaps a short form") {
  Diagnostics findings;
  const auto texts = texts_in(
      "locale: fr\nmessages:\n  welcome:\n    subject: Bienvenue\n"
      "    text: |\n      Bonjour {{student.first_name}}\n    sms: Bonjour\n",
      findings);
  CHECK(findings.empty());
  REQUIRE(texts.count("welcome") == 1);
  CHECK(texts.at("welcome").subject == "Bienvenue");
  CHECK(texts.at("welcome").text == "Bonjour {{student.first_name}}\n");
  CHECK(texts.at("welcome").sms == "Bonjour");
}

TEST_CASE("a message may have an HTML part of its own, which what extends it may change or remove") {
  const loading::Files files{{"base.yaml", "messages: { welcome: { subject: S, text: T, html: <h1>T</h1> } }\n"},
                             {"m.yaml", "extends: base.yaml\nmessages: { welcome: { html: null } }\n"}};
  Diagnostics findings;
  const auto base = loading::load_messages("base.yaml", files, findings);
  CHECK(base.texts.at("welcome").html == "<h1>T</h1>");
  const auto laid_over = loading::load_messages("m.yaml", files, findings);
  CHECK(findings.empty());
  CHECK(laid_over.texts.at("welcome").html.empty());
  CHECK(laid_over.texts.at("welcome").text == "T");
}

TEST_CASE("what a messages file lacks is said with its place") {
  Diagnostics findings;
  (void)texts_in("messages:\n  welcome:\n    subjet: Bienvenue\n    text: Bonjour\n", findings);
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].position == Position{3, 5});
  CHECK(findings[0].message == "A messages file has no key \"subjet\" here.");
  CHECK(findings[1].message == "The message \"welcome\" has no subject.");
}

TEST_CASE("a file without messages is refused") {
  Diagnostics findings;
  CHECK(texts_in("locale: fr\n", findings).empty());
  CHECK(has_errors(findings));
}

TEST_CASE("a short form fits into a text message: its alphabet, and its length") {
  const auto findings_of = [](const std::string& sms) {
    Diagnostics findings;
    (void)texts_in("messages:\n  call:\n    subject: Appel\n    text: Bonjour\n    sms: \"" + sms + "\"\n", findings);
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

TEST_CASE("a messages file may say only what it changes of another") {
  const loading::Files files{
      {"common/m.yaml",
       "locale: fr\nmessages:\n  call: { subject: Appel, text: Bonjour, sms: Bonjour }\n"
       "  letter: { subject: Lettre, text: Bonjour }\n  old: { subject: Ancien, text: Bonjour }\n"},
      {"over/m.yaml",
       "extends: ../common/m.yaml\nmessages:\n  call: { text: Bonsoir, sms: null }\n  old: null\n"
       "  new: { subject: Nouveau, text: Bonjour }\n"}};
  Diagnostics findings;
  const auto loaded = loading::load_messages("over/m.yaml", files, findings);
  CHECK(findings.empty());
  CHECK(loaded.files == std::vector<std::string>{"over/m.yaml", "common/m.yaml"});
  REQUIRE(loaded.texts.size() == 3);
  CHECK(loaded.texts.at("call").subject == "Appel");
  CHECK(loaded.texts.at("call").text == "Bonsoir");
  CHECK(loaded.texts.at("call").sms.empty());
  CHECK(loaded.texts.at("letter").text == "Bonjour");
  CHECK(loaded.texts.at("new").subject == "Nouveau");

  const auto again = texts_in(loading::as_one_file(loaded, files), findings);
  CHECK(findings.empty());
  CHECK(again.size() == 3);
  CHECK(again.at("call").text == "Bonsoir");
}

TEST_CASE("what a messages file cannot be laid over is said with its place") {
  Diagnostics findings;
  const auto missing = loading::load_messages("m.yaml", {{"m.yaml", "extends: n.yaml\nmessages: {}\n"}}, findings);
  CHECK(findings.empty());
  REQUIRE(missing.needs.size() == 1);
  CHECK(missing.needs[0].name == "n.yaml");
  (void)loading::load_messages("m.yaml",
                               {{"m.yaml", "extends: n.yaml\nmessages: { call: null, visit: { text: Bonjour } }\n"},
                                {"n.yaml", "extends: m.yaml\nmessages: {}\n"}},
                               findings);
  REQUIRE(findings.size() == 3);
  CHECK(findings[0].rule == "cyclic-extends");
  CHECK(findings[0].file == "n.yaml");
  CHECK(findings[1].rule == "removes-nothing");
  CHECK(findings[2].message == "The message \"visit\" has no subject.");
}

TEST_CASE("a text may name what its pathway knows, and whoever is reached by SMS alone needs a short form") {
  const loading::Files files{{"p.yaml", R"yaml(pathway: p
roles: { student: { title: Élève, channels: [sms] }, head: { title: Proviseur } }
milestones: { close: 13 July n }
data: { met_on: { type: date } }
events: { met: { set: { met_on: event.occurred } } }
messages: { file: m.yaml }
states:
  waiting: { on: { met: over }, tell: { letter: student, note: { role: [student, head], channels: [email] } } }
  over: { type: final }
)yaml"},
                             {"m.yaml", R"yaml(messages:
  letter: { subject: "{{studnt.first_name}}", text: "{{met_on}} {{close}} {{#items}}{{title}}{{/items}} {{task.due}}" }
  note: { subject: Note, text: "{{school.name}}, {{count}}" }
  of_another_pathway: { subject: x, text: "{{whatever}}" }
)yaml"}};
  const auto findings = loading::load_pathway("p.yaml", files).findings;
  const auto of_rule = [&](const std::string& rule) {
    return std::count_if(findings.begin(), findings.end(), [&](const auto& each) { return each.rule == rule; });
  };
  CHECK(of_rule("no-channel") == 1);
  REQUIRE(of_rule("unknown-variable") == 1);
  const auto found =
      std::find_if(findings.begin(), findings.end(), [](const auto& each) { return each.rule == "unknown-variable"; });
  CHECK(found->file == "m.yaml");
  CHECK(found->position == Position{2, 3});
  CHECK(found->hint == "Did you mean \"student.first_name\"?");
}

TEST_CASE("a text that could not be filled is found in every part of a message") {
  const auto findings = loading::load_pathway("p.yaml", {{"p.yaml", R"yaml(pathway: p
roles: { student: { title: Élève, channels: [email] }, head: { title: Proviseur, digest: daily } }
events: { met: {} }
messages: { file: m.yaml }
states:
  waiting: { on: { met: over }, tell: { letter: student, note: head } }
  over: { type: final }
)yaml"},
                                                         {"m.yaml", R"yaml(messages:
  letter: { subject: "{{subject", text: "{{#a}}", sms: "{{/a}}", html: "{{> b}}" }
  note: { subject: Note, text: "{{#items}}{{title}}{{/items}}" }
  digest: { subject: "{{count}}", text: "{{#items}}{{title}}" }
  of_another_pathway: { subject: x, text: "{{#whatever}}" }
)yaml"}}).findings;
  std::vector<Diagnostic> found;
  std::copy_if(findings.begin(), findings.end(), std::back_inserter(found),
               [](const auto& each) { return each.rule == "template-syntax"; });
  REQUIRE(found.size() == 5);
  CHECK(found[0].message == "The subject of \"letter\" has a {{ that no }} closes: it could not be sent.");
  CHECK(found[0].file == "m.yaml");
  CHECK(found[0].position == Position{2, 3});
  CHECK(found[0].hint == "Write }} where its name ends.");
  CHECK(found[1].message.starts_with("The text of \"letter\" never ends"));
  CHECK(found[2].message.starts_with("The short form of \"letter\" ends"));
  CHECK(found[3].message.starts_with("The HTML part of \"letter\" includes"));
  CHECK(found[4].message.starts_with("The text of \"digest\" never ends"));
  CHECK(found[4].position == Position{4, 3});
}

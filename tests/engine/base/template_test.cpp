#include "engine/base/template_flaw.hpp"
#include "engine/base/template_names.hpp"
#include "support/catch.hpp"

using namespace filrouge;

namespace {

// What is wrong with the text, and the remedy.
std::string said_of(std::string_view text) {
  const auto flaw = template_flaw(text);
  return flaw ? flaw->what + ". " + flaw->remedy : "";
}

}  // namespace

TEST_CASE("the names of a template are those outside its sections") {
  CHECK(names_outside_sections("{{a}} {{#b}}{{c}}{{^d}}{{e}}{{/d}}{{/b}} {{{f}}} {{& g }}{{! h }}") ==
        std::vector<std::string>{"a", "f", "g"});
  CHECK(names_outside_sections("an accolade { and }} stand for themselves").empty());
}

TEST_CASE("a template may have variables, sections within sections, and comments") {
  CHECK(said_of("").empty());
  CHECK(said_of("Bonjour {{ student.first_name }}{{{a}}}{{&b}}{{! no name }}{{!}} }} {").empty());
  CHECK(said_of("{{# items }}{{title}}{{^times}}once{{/times}}\n{{/items}}{{^items}}none{{/ items }}").empty());
}

TEST_CASE("a tag that nothing closes is a flaw, with as many braces as it has") {
  CHECK(said_of("Bonjour {{name}") == "has a {{ that no }} closes. Write }} where its name ends.");
  CHECK(said_of("{{a}} {{") == "has a {{ that no }} closes. Write }} where its name ends.");
  CHECK(said_of("{{{a}} {{b}}") == "has a {{{ that no }}} closes. Write }}} where its name ends.");
}

TEST_CASE("a section that does not end as it began is a flaw") {
  CHECK(said_of("{{a}} {{^open}}.") ==
        "never ends the section that begins with \"{{^open}}\". Write \"{{/open}}\" where it ends.");
  CHECK(said_of("{{#a}}{{/a}}{{/b}}") ==
        "ends by \"{{/b}}\" a section that it did not begin. Write \"{{#b}}\" where it begins, or remove \"{{/b}}\".");
  CHECK(said_of("{{#a}}{{#b}}{{/a}}{{/b}}") ==
        "ends by \"{{/a}}\" the section that begins with \"{{#b}}\". "
        "Write \"{{/b}}\" before it: the section begun last ends first.");
}

TEST_CASE("a tag that names nothing is a flaw") {
  CHECK(said_of("Bonjour {{ }}") == "names nothing in \"{{ }}\". Write a name in it, or remove it.");
  CHECK(said_of("{{#}}x{{/}}") == "names nothing in \"{{#}}\". Write a name in it, or remove it.");
  CHECK(said_of("{{{}}}") == "names nothing in \"{{{}}}\". Write a name in it, or remove it.");
  CHECK(said_of("{{&}}") == "names nothing in \"{{&}}\". Write a name in it, or remove it.");
}

TEST_CASE("a template neither includes another nor has other braces") {
  CHECK(said_of("{{#a}}{{> footer}}{{/a}}") ==
        "includes another text by \"{{> footer}}\". Write here what it should say.");
  CHECK(said_of("{{=<% %>=}}<%name%>") ==
        "changes the braces of tags by \"{{=<% %>=}}\". Write tags between {{ and }}.");
}

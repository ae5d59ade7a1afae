#include "engine/base/template_flaw.hpp"

#include "support/catch.hpp"

#include <kainjow/mustache.hpp>
#include <rapidcheck.h>

using namespace filrouge;

namespace {

// What is neither a tag that names nothing, nor a partial, nor a change of delimiters, which Mustache knows and
// messages do not have; but whatever else there is, broken or whole, tags that the parts make together among it.
std::string any_text() {
  static const std::vector<std::string> parts{
      "{{#a}}",  "{{#b}}", "{{^a}}", "{{# a }}", "{{/a}}", "{{/b}}", "{{/ a\n}}", "{{a}}",
      "{{{a}}}", "{{&a}}", "{{!a}}", "{{!}}",    "{{",     "}}",     "{",         "}",
      "{{{",     "}}}",    "#",      "/",        "^",      "!",      "&",         "a",
      " ",       "\n",     "é",      "{{{#a}}}", "{{#a}",  "{{ {",   ".",         "{{a.b}}"};
  const auto length = *rc::gen::inRange<std::size_t>(0, 9);
  std::string text;
  for (const auto& part : *rc::gen::container<std::vector<std::string>>(length, rc::gen::elementOf(parts)))
    text += part;
  return text;
}

bool is_mustache(const std::string& text) {
  return kainjow::mustache::mustache(text).is_valid();
}

bool is_refused_by_us_alone(const TemplateFlaw& flaw) {
  return flaw.what.starts_with("names nothing") || flaw.what.starts_with("includes another text") ||
         flaw.what.starts_with("changes the braces");
}

}  // namespace

TEST_CASE("what the check accepts Mustache accepts, and the other way round") {
  int accepted = 0;
  int refused = 0;
  CHECK(rc::check([&] {
    const auto text = any_text();
    const auto flaw = template_flaw(text);
    if (flaw && is_refused_by_us_alone(*flaw)) return;
    ++(flaw ? refused : accepted);
    RC_ASSERT(is_mustache(text) == !flaw);
  }));
  CHECK(accepted > 0);
  CHECK(refused > 0);
}

TEST_CASE("Mustache accepts what messages do not have") {
  for (const auto* text : {"{{}}", "{{#}}{{/}}", "{{> a}}", "{{=<% %>=}}<%a%>"}) {
    CHECK(is_mustache(text));
    REQUIRE(template_flaw(text));
    CHECK(is_refused_by_us_alone(*template_flaw(text)));
  }
}

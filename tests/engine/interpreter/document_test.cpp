#include "engine/interpreter/document.hpp"

#include "engine/interpreter/story.hpp"
#include "support/catch.hpp"

using namespace filrouge::interpreter;
using namespace filrouge::interpreter::test;
using namespace filrouge::test;
using Kind = filrouge::expression::Type::Kind;

namespace {

PathwaySpec contact() {
  PathwaySpec spec;
  spec.milestones = {{"july_close", "13 July n"}};
  spec.ladders = {{"july", {{"open", "owner"}, {"1 working day after open", "ddfpt"}, {"july_close 12:00", "head"}}}};
  spec.fact("exam", enumeration({"unknown", "failed"}), "unknown").fact("seen", of(Kind::date));
  spec.computed("failed", of(Kind::boolean), "exam == \"failed\"").log("attempts", "tried", {"channel"});
  spec.events.push_back(event("tried").field("channel", of(Kind::string)));
  spec.events.push_back(event("result").set("exam", "\"failed\"").set("seen", "event.occurred"));
  spec.root = state("")
                  .with(state("july")
                            .after("july_close", {"summer"})
                            .on("pause", {to("summer").run({send("resume", "2 days", "s1")})})
                            .with(state("to_contact")
                                      .on("reached", {"reached"})
                                      .with(task("call").due("july_close").done("reached").remind("july"))
                                      .with(tell("letter").when("failed")))
                            .with(state("reached"))
                            .with(history("where", "to_contact")))
                  .with(state("summer").on("resume", {"july.where"}));
  return spec;
}

}  // namespace

TEST_CASE("a document names what is not at rest, with sorted keys") {
  Story story(contact(), "2026-07-08T09:00");
  CHECK(to_document(*story.setting().pathway, story.state()) ==
        R"({"active":["july.to_contact"],)"
        R"("at.july.after.july_close":["2026-07-13T22:00:00Z","2026-07-08T07:00:00Z",1,false],)"
        R"("f.exam":"unknown","f.failed":false,"n.":1,"n.july":1,"n.july.to_contact":1,)"
        R"("opened.july.to_contact.call":1,)"
        R"("rung.2.july.to_contact.call":["2026-07-09T07:00:00Z","2026-07-08T07:00:00Z",1,false],)"
        R"("rung.3.july.to_contact.call":["2026-07-13T10:00:00Z","2026-07-08T07:00:00Z",1,false],)"
        R"("since.":"2026-07-08T07:00:00Z","since.july":"2026-07-08T07:00:00Z",)"
        R"("since.july.to_contact":"2026-07-08T07:00:00Z",)"
        R"("task.july.to_contact.call":[1,"2026-07-08T07:00:00Z","2026-07-13T22:00:00Z",false,1]})");
}

TEST_CASE("a document is read back as the same case, whatever the case went through") {
  Story story(contact(), "2026-07-08T09:00");
  const auto& pathway = *story.setting().pathway;
  std::string folded = to_document(pathway, story.state());
  auto before = story.state();
  const auto holds = [&] {
    const auto document = to_document(pathway, story.state());
    CHECK((from_document(pathway, document).value() == story.state()));
    folded = apply_patch(folded, patch(pathway, before, story.state())).value();
    CHECK(folded == document);
    before = story.state();
  };
  holds();
  story.on("tried", {{"channel", "phone \"2\"\n"}});
  holds();
  story.on("result");
  holds();
  story.at("2026-07-09T10:00");
  holds();
  story.on("pause");
  holds();
  story.at("2026-07-12T10:00");
  CHECK(story.where() == "july.to_contact");
  holds();
  story.on("reached");
  holds();
  story.at("2026-07-20T10:00");
  CHECK(story.where() == "summer");
  holds();
}

TEST_CASE("a document of another pathway is refused with the key at fault") {
  Story story(contact(), "2026-07-08T09:00");
  const auto& pathway = *story.setting().pathway;
  for (const auto* document : {R"({"f.unheard_of":1})", R"({"active":["nowhere"]})", R"({"at.july.after.x":[]})",
                               R"({"f.exam":"maybe"})", R"({"rung.9.july.to_contact.call":[null,null,1,false]})"}) {
    INFO(document);
    const auto read = from_document(pathway, document);
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().find("of \"test\" holds") != std::string::npos);
  }
  CHECK_FALSE(from_document(pathway, "nonsense").has_value());
  CHECK_FALSE(apply_patch("{}", "nonsense").has_value());
}

#include "engine/interpreter/explain.hpp"
#include "engine/interpreter/make_event.hpp"
#include "engine/interpreter/refuse.hpp"
#include "engine/interpreter/story.hpp"
#include "support/catch.hpp"

using namespace filrouge::interpreter;
using namespace filrouge::interpreter::test;
using namespace filrouge::test;
using filrouge::expression::Value;
using Kind = filrouge::expression::Type::Kind;

namespace {

// A pupil whose result may come at any time, and who is to be told what is on offer before being counted as reached.
PathwaySpec july() {
  PathwaySpec spec;
  spec.outcomes = {"S21", "S71"};
  const auto exam = enumeration({"unknown", "passed", "failed"});
  spec.fact("exam", exam, "unknown").fact("solution", enumeration({"S21", "S71"}));
  spec.computed("failed", of(Kind::boolean), "exam == \"failed\"");
  spec.computed("settled", of(Kind::boolean), "failed && solution != null");
  spec.log("attempts", "contact.attempted", {"channel"}, 3);
  spec.events.push_back(
      event("result.received").field("decision", enumeration({"passed", "failed"})).set("exam", "event.decision"));
  spec.events.push_back(
      event("solution.found").field("code", enumeration({"S21", "S71"})).set("solution", "event.code"));
  spec.events.push_back(event("contact.attempted").field("channel", enumeration({"phone", "email"})));
  spec.events.push_back(event("contact.made")
                            .field("told_offers", of(Kind::boolean))
                            .field("told_meeting", of(Kind::boolean))
                            .require("!failed || event.told_offers", "Proposez d'abord la réinscription.")
                            .require("event.told_meeting", "Annoncez d'abord la réunion."));
  spec.events.push_back(event("interview.held"));
  spec.events.push_back(event("unheard"));
  spec.root =
      state("")
          .on("solution.found", {to("closed").guard("failed")})
          .with(state("to_contact")
                    .on("contact.made", {"reached"})
                    .on("contact.attempted", {to("unreached").guard("attempts.size() >= 3")})
                    .on("result.received", {to("reached").guard("exam == \"passed\"")}))
          .with(state("reached").on("contact.made", {to("reached").guard("failed")}).on("interview.*", {stay()}))
          .with(state("unreached"))
          .with(final("closed").outcome("solution"));
  return spec;
}

Value text(const char* value) {
  return Value(value);
}

}  // namespace

TEST_CASE("an event's facts are set before its transitions are chosen, whatever answers it") {
  Story story(july());
  story.on("result.received", {{"decision", "passed"}});
  CHECK((story.fact("exam") == text("passed")));
  CHECK(story.where() == "reached");
}

TEST_CASE("an event that sets a fact is taken where no state hears it") {
  Story story(july());
  story.on("contact.made", {{"told_offers", true}, {"told_meeting", true}});
  story.on("result.received", {{"decision", "failed"}});
  CHECK_FALSE(story.refused());
  CHECK((story.fact("failed") == Value(true)));
}

TEST_CASE("computed facts follow their inputs, through other computed facts") {
  Story story(july());
  CHECK((story.fact("settled") == Value(false)));
  story.on("solution.found", {{"code", "S21"}});
  CHECK((story.fact("settled") == Value(false)));
  story.on("result.received", {{"decision", "failed"}});
  CHECK((story.fact("settled") == Value(true)));
}

TEST_CASE("a log is fed before transitions are chosen, and drops its oldest entry when it is full") {
  Story story(july());
  story.on("contact.attempted", {{"channel", "phone"}}, "2025-09-01");
  story.on("contact.attempted", {{"channel", "email"}}, "2025-09-02");
  CHECK(story.where() == "to_contact");
  story.on("contact.attempted", {{"channel", "phone"}}, "2025-09-03");
  CHECK(story.where() == "unreached");
  CHECK(story.count(ReasonCode::log_full) == 0);
  story.on("contact.attempted", {{"channel", "phone"}}, "2025-09-04");
  CHECK(story.count(ReasonCode::log_full) == 1);
  const auto attempts = story.fact("attempts");
  REQUIRE(attempts.if_list());
  REQUIRE(attempts.if_list()->size() == 3);
  const auto oldest = attempts.if_list()->front();
  CHECK((*oldest.if_map() == Value::Map{{Value("occurred"), Value(filrouge::parse_day("2025-09-02").value())},
                                        {Value("channel"), Value("email")}}));
}

TEST_CASE("unmet requirements are all returned, and nothing changes") {
  Story story(july());
  story.on("result.received", {{"decision", "failed"}});
  const auto before = story.state();
  story.on("contact.made", {{"told_offers", false}, {"told_meeting", false}});
  REQUIRE(story.refused());
  CHECK(story.refused()->kind == Refusal::Kind::requirement_unmet);
  CHECK(story.refused()->sentences == Names{"Proposez d'abord la réinscription.", "Annoncez d'abord la réunion."});
  CHECK((story.state() == before));
  CHECK(story.on("contact.made", {{"told_offers", true}, {"told_meeting", true}}).where() == "reached");
}

TEST_CASE("an event that nothing takes is refused with what the case waits for") {
  Story story(july());
  story.on("unheard");
  REQUIRE(story.refused());
  CHECK(story.refused()->kind == Refusal::Kind::nothing_takes_it);
  CHECK(story.would_take() == Names{"result.received", "solution.found", "contact.attempted", "contact.made"});
  CHECK(
      explain(*story.setting().pathway, *story.refused()) ==
      "Nothing takes this event now. It would take result.received, solution.found, contact.attempted, contact.made.");
}

TEST_CASE("an event the pathway never mentions is refused with the nearest name and what the case waits for") {
  const Story story(july());
  const auto refusal = refuse_unknown(story.setting(), story.state(), "contact.mad");
  CHECK(refusal.kind == Refusal::Kind::unknown_event);
  CHECK(explain(*story.setting().pathway, refusal) ==
        "The pathway \"test\" has no event \"contact.mad\". Did you mean \"contact.made\"? "
        "It would take result.received, solution.found, contact.attempted, contact.made.");
}

TEST_CASE("an event that is heard behind a false guard only is refused, with the guard") {
  Story story(july());
  story.on("contact.made", {{"told_offers", true}, {"told_meeting", true}});
  const auto before = story.state();
  story.on("contact.made", {{"told_offers", true}, {"told_meeting", true}});
  REQUIRE(story.refused());
  CHECK(story.refused()->kind == Refusal::Kind::guard_false);
  CHECK(story.count(ReasonCode::guard_false) == 1);
  CHECK((story.state() == before));
  CHECK_FALSE(story.on("interview.held").refused());
}

TEST_CASE("a closed case keeps its facts right but does not move") {
  Story story(july());
  story.on("result.received", {{"decision", "failed"}}).on("solution.found", {{"code", "S21"}});
  CHECK(story.state().closed);
  CHECK(story.outcome() == "S21");
  story.on("result.received", {{"decision", "passed"}});
  CHECK_FALSE(story.refused());
  CHECK((story.fact("failed") == Value(false)));
  CHECK(story.where() == "closed");
  CHECK(story.outcome() == "S21");
  story.on("interview.held");
  REQUIRE(story.refused());
  CHECK(story.refused()->kind == Refusal::Kind::closed);
}

TEST_CASE("an event is checked against its declaration, and the sentence says what was expected") {
  const Story story(july());
  const auto sentence = [&](const char* name, const nlohmann::json& payload) {
    const auto made = make_event(story.setting(), name, payload, std::nullopt, story.now());
    return made ? std::string("accepted") : made.error();
  };
  CHECK(sentence("contact.mad", {}) ==
        "The pathway \"test\" has no event \"contact.mad\". Did you mean \"contact.made\"?");
  CHECK(sentence("result.received", {{"decison", "failed"}}) ==
        "The event \"result.received\" has no field \"decison\". Did you mean \"decision\"?");
  CHECK(sentence("result.received", {}) == "The event \"result.received\" needs the field \"decision\".");
  CHECK(sentence("result.received", {{"decision", "faild"}}) ==
        "The field \"decision\" of \"result.received\": Expected string among passed, failed.");
  CHECK(sentence("contact.made", {{"told_offers", "yes"}, {"told_meeting", true}}).find("Expected bool") !=
        std::string::npos);
  CHECK(sentence("interview.held", "text") == "The payload of \"interview.held\" must be an object of fields.");
  CHECK(sentence("result.received", {{"decision", "failed"}}) == "accepted");
}

TEST_CASE("reasons are kept as codes, read back, and put into words") {
  const std::vector<Reason> reasons{{ReasonCode::transition_taken, 12, 0}, {ReasonCode::when_failed, 3, 1}};
  CHECK(to_codes(reasons) == "t12 W3.1");
  CHECK((parse_codes("t12 W3.1").value() == reasons));
  CHECK(parse_codes("").value().empty());
  for (const auto* text : {"t", "?1", "t1 ", "t1,n2", "t99999", "W3."}) CHECK_FALSE(parse_codes(text).has_value());

  Story story(july());
  story.on("result.received", {{"decision", "passed"}});
  CHECK(explain(*story.setting().pathway, story.reasons(ReasonCode::entered).front()) ==
        "The state \"reached\" was entered.");
}

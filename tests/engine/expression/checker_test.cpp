#include "engine/expression/expression_cases.hpp"
#include "engine/expression/json.hpp"
#include "support/catch.hpp"

#include <nlohmann/json.hpp>

using namespace filrouge;
using namespace filrouge::expression;

namespace {

using Kind = Type::Kind;

Type kind(Kind of, bool nullable = false) {
  Type type;
  type.kind = of;
  type.nullable = nullable;
  return type;
}

Type choice(std::vector<std::string> values) {
  Type type = kind(Kind::string);
  type.values = std::move(values);
  return type;
}

// A few facts of a pathway, as the loader declares them.
Scope pupil() {
  Type attempt = kind(Kind::record);
  attempt.fields = {{"occurred", kind(Kind::date)}, {"channel", choice({"phone", "sms", "email"})}};
  Type attempts = kind(Kind::list);
  attempts.parameters = {attempt};
  Scope scope;
  scope.variables = {{"exam", choice({"unknown", "passed", "failed", "absent"}), {Segment::facts, 0}},
                     {"placed", kind(Kind::boolean), {Segment::facts, 1}},
                     {"attempts", attempts, {Segment::facts, 2}},
                     {"start", kind(Kind::date, true), {Segment::facts, 3}},
                     {"last_sign", kind(Kind::date, true), {Segment::facts, 4}},
                     {"event.answer", choice({"reenrol", "refusal"}), {Segment::event, 0}},
                     {"tries", kind(Kind::integer), {Segment::constants, 0}}};
  scope.state = [](std::string_view name) { return name == "july" ? std::optional(70) : std::nullopt; };
  return scope;
}

std::vector<ExpressionError> errors(const std::string& text, const Scope& scope = pupil()) {
  const auto program = Program::compile(text, scope);
  return program ? std::vector<ExpressionError>{} : program.error();
}

Program compiled(const std::string& text, const Scope& scope = pupil()) {
  auto program = Program::compile(text, scope);
  INFO(text << ": " << (program ? "" : program.error().front().message));
  REQUIRE(program);
  return *program;
}

}  // namespace

TEST_CASE("a misspelt name is answered with the nearest one") {
  const auto found = errors("placd || exam == \"failed\"");
  REQUIRE(found.size() == 1);
  CHECK(found[0].column == 1);
  CHECK(found[0].message == "The name \"placd\" is unknown.");
  CHECK(found[0].hint == "Did you mean \"placed\"?");
  CHECK(errors("event.anwser == \"refusal\"").front().hint == "Did you mean \"event.answer\"?");
  CHECK(errors("attempts.exists(a, a.chanel == \"sms\")").front().hint == "Did you mean \"channel\"?");
  CHECK(errors("attempts.size() > tries && earlyest(start, start) == start").front().hint ==
        "Did you mean \"earliest\"?");
}

TEST_CASE("a value that the enum does not have is found before anything runs") {
  const auto found = errors("!placed && exam == \"absnt\"");
  REQUIRE(found.size() == 1);
  CHECK(found[0].column == 20);
  CHECK(found[0].message == "\"absnt\" is not among the values here: unknown, passed, failed, absent.");
  CHECK(found[0].hint == "Did you mean \"absent\"?");
  CHECK(errors("exam in [\"failed\", \"absnt\"]").front().column == 20);
  CHECK(errors("attempts.map(a, a.channel) == []").empty());
  CHECK(errors("attempts.exists(a, a.channel in [\"phone\", \"mail\"])").size() == 1);
  CHECK(errors("\"phon\" in attempts.map(a, a.channel)").size() == 1);
}

TEST_CASE("two texts that are written out may differ") {
  CHECK(errors(R"("a" == "b")").empty());
  CHECK(errors(R"("a" in ["b", "c"])").empty());
}

TEST_CASE("types that do not go together are all reported, in the order of their columns") {
  const auto found = errors("exam == 1 || tries + \"1\" > 2 || placed > 1 || !tries");
  REQUIRE(found.size() == 4);
  CHECK(found[0].column == 6);
  CHECK(found[1].column == 20);
  CHECK(found[2].column == 40);
  CHECK(found[3].column == 48);
  CHECK(errors("tries").empty());
  CHECK(errors("start < timestamp(0)").size() == 1);
  CHECK(errors("placed ? 1 : \"a\"").empty());
  CHECK(errors("[1, \"a\", null]").empty());
  CHECK(errors("tries && placed").front().message == "&& wants a bool, not int.");
  CHECK(errors("attempts.all(a, a.channel)").size() == 1);
  CHECK(errors("tries.size()").size() == 1);
  CHECK(errors("plus(start)").front().message == "\"plus\" takes (date, string), not 1 argument.");
}

TEST_CASE("a time zone is named where its rules can be looked up, and nowhere else") {
  const auto found = errors("timestamp(tries).getHours(\"Europe/Paris\") > 8");
  REQUIRE(found.size() == 1);
  CHECK(found[0].column == 27);
  CHECK(found[0].hint == "Write an offset (\"+02:00\"), or ask for the day at the lycée: date(timestamp).");
  CHECK(errors("timestamp(tries).getHours(\"+02:00\") > 8 || timestamp(tries).getHours(\"UTC\") > 8").empty());
}

TEST_CASE("what is written out and can never work is refused") {
  CHECK(errors("date(\"2026-02-29\") < start").size() == 1);
  CHECK(errors("plus(start, \"3 workdays\")").front().column == 13);
  CHECK(errors("attempts.latest(\"often\").size() > 1").size() == 1);
  CHECK(errors("exam.matches(\"(\")").front().column == 14);
  CHECK(errors("int(\"four\") > 3").size() == 1);
}

TEST_CASE("the clock is refused where nothing would wake the case") {
  Scope scope = pupil();
  scope.clock_allowed = false;
  CHECK(errors("start < today()", scope).front().hint == "Use `at:` or `after:` with a moment.");
  CHECK(errors("now() > timestamp(0)", scope).size() == 1);
  CHECK(errors("age(start) > 18", scope).front().hint == "Write age(birth, date).");
  CHECK(errors("age(start, last_sign) > 18", scope).empty());
  CHECK(compiled("start < today()").reads_clock());
  CHECK_FALSE(compiled("age(start, last_sign) > 18").reads_clock());
}

TEST_CASE("a program knows what it reads") {
  const Program program = compiled("last_sign != null && attempts.filter(a, a.occurred > last_sign).size() >= tries");
  CHECK(program.reads() == std::vector<Slot>{{Segment::facts, 2}, {Segment::facts, 4}, {Segment::constants, 0}});
  CHECK(program.type().kind == Kind::boolean);
  CHECK_FALSE(program.reads_clock());
  CHECK_FALSE(program.reads_states());
  CHECK(compiled("in_state(\"july\")").reads_states());
  CHECK(errors("in_state(\"august\")").front().column == 10);
  CHECK(compiled("exam").type().values.size() == 4);
  CHECK(compiled("earliest(plus(start, \"1 day\"), date(\"2027-01-01\"))").type().nullable == false);
  CHECK(compiled("plus(start, \"1 day\")").type().nullable);
  CHECK(compiled("1 + 1").reads().empty());
}

TEST_CASE("a macro over a macro costs the product, and never more than the bound") {
  const auto flat = compiled("attempts.exists(a, a.channel == \"sms\")").cost();
  const auto nested = compiled("attempts.exists(a, attempts.exists(b, a.channel == b.channel))").cost();
  CHECK(flat > 100);
  CHECK(nested > 50 * flat);
  const std::string deep = "attempts.all(a, attempts.all(b, attempts.all(c, attempts.all(d, a == b && c == d))))";
  CHECK(compiled(deep).cost() == CompileOptions{}.cost_max);
}

TEST_CASE("a guard that fails is false, and says why") {
  const Program program = compiled("attempts[0].occurred == start");
  const std::vector<Value> facts{Value("failed"), Value(false), Value(Value::List{})};
  Frame frame;
  frame.segments[0] = facts;
  ExpressionError error;
  CHECK_FALSE(program.holds(frame, &error));
  CHECK(error.column == 9);
  CHECK_FALSE(compiled("tries").holds(frame, &error));
}

TEST_CASE("an empty fact compares as false on both sides, known beforehand or not") {
  const std::vector<Value> facts{Value("failed"), Value(false), Value(Value::List{}), Value(), Value()};
  Frame frame;
  frame.segments[0] = facts;
  for (const char* text : {"start < last_sign", "start >= last_sign", "date(\"2026-07-13\") > start",
                           "days(start, last_sign) > 3", "start > start"}) {
    INFO(text);
    const auto value = compiled(text).evaluate(frame);
    REQUIRE(value);
    CHECK(*value == Value(false));
  }
}

TEST_CASE("states are read from the bits of the frame") {
  const Program program = compiled("in_state(\"july\")");
  const std::uint64_t active[] = {0, 1U << 6U};
  Frame frame;
  CHECK_FALSE(program.holds(frame));
  frame.active = active;
  CHECK(program.holds(frame));
}

TEST_CASE("JSON is read by type, and what does not fit is refused with the type wanted") {
  const auto json = nlohmann::json::parse(R"({"occurred": "2026-07-13", "channel": "sms"})");
  const Type record = pupil().variables[2].type.parameters[0];
  const auto value = from_json(json, record);
  REQUIRE(value);
  CHECK(to_json(*value) == json);
  CHECK(from_json(nlohmann::json("fax"), record.fields[1].second).error() ==
        "Expected string among phone, sms, email.");
  CHECK(from_json(nlohmann::json::parse(R"({"chanel": "sms"})"), record).error() ==
        "There is no field \"chanel\" here.");
  CHECK(from_json(nlohmann::json("2026-02-29"), kind(Kind::date)).error() == "Expected date.");
  CHECK(from_json(nullptr, kind(Kind::date)).error() == "Expected date.");
  CHECK(from_json(nullptr, kind(Kind::date, true))->is_null());
  CHECK(*from_json(7, kind(Kind::real)) == Value(7.0));
  CHECK_FALSE(from_json(7.5, kind(Kind::integer)));
}

TEST_CASE("a type fits where its values do") {
  CHECK(fits(choice({"phone"}), choice({"phone", "sms"})));
  CHECK_FALSE(fits(choice({"phone", "fax"}), choice({"phone", "sms"})));
  CHECK_FALSE(fits(kind(Kind::string), choice({"phone"})));
  CHECK(fits(choice({"phone"}), kind(Kind::string)));
  CHECK(fits(kind(Kind::null), kind(Kind::date, true)));
  CHECK_FALSE(fits(kind(Kind::null), kind(Kind::date)));
  CHECK(fits(kind(Kind::dyn), kind(Kind::date)));
}

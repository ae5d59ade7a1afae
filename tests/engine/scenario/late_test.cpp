#include "engine/scenario/rehearsal.hpp"
#include "engine/scenario/told.hpp"
#include "support/catch.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

using namespace filrouge;
using namespace filrouge::scenario;
using interpreter::ReasonCode;
using test::setting_of;

namespace {

// Who was told what: "message > role", "task#RUNG > role" of a reminder.
std::vector<std::string> told(const Rehearsal::Happened& happened) {
  std::vector<std::string> lines;
  for (const auto& each : happened.told)
    lines.push_back((each.message.empty() ? each.task + "#" + each.rung : each.message) + " > " + each.role);
  return lines;
}

std::ptrdiff_t count(const Rehearsal::Happened& happened, ReasonCode code) {
  return std::ranges::count(happened.reasons, code, &interpreter::Reason::code);
}

// A pathway with one state `open` that has these keys, opened on Monday 5 January 2026 at 9:00.
Rehearsal opened(const std::string& keys, const std::string& declarations = "") {
  auto rehearsal = Rehearsal(setting_of("pathway: p\nroles: { student: {}, adviser: {}, head: {} }\n" + declarations +
                                        "data: { count: { type: integer, default: 0 } }\n"
                                        "events: { done: {} }\nstates:\n  open:\n    on: { done: over }\n" +
                                        keys + "  over: {}\n"),
                             test::monday_morning());
  static_cast<void>(rehearsal.take());
  return rehearsal;
}

// What happens when nothing runs for so many days.
Rehearsal::Happened outage(Rehearsal& rehearsal, int days) {
  REQUIRE(rehearsal.advance(rehearsal.now() + std::chrono::days{days}, true));
  return rehearsal.take();
}

std::int64_t counted(const Rehearsal& rehearsal) {
  return *rehearsal.state().facts.at(0).if_int();
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a moment that comes late acts all the same, unless it says otherwise") {
  auto fires = opened("    after: { 1 day: { actions: [ { set: { count: count + 1 } } ] } }\n");
  const auto fired = outage(fires, 5);
  CHECK(counted(fires) == 1);
  CHECK(count(fired, ReasonCode::late_skipped) == 0);

  const auto* skip = "    after: { 1 day: { late: skip, actions: [ { set: { count: count + 1 } } ] } }\n";
  auto skips = opened(skip);
  const auto skipped = outage(skips, 5);
  CHECK(counted(skips) == 0);
  CHECK(count(skipped, ReasonCode::late_skipped) == 1);
  CHECK(outage(skips, 5).reasons.empty());

  auto in_time = opened(skip);
  CHECK(count(outage(in_time, 2), ReasonCode::late_skipped) == 0);
  CHECK(counted(in_time) == 1);
}

TEST_CASE("a moment that is late acts by the first of its branches that is not too late") {
  auto rehearsal = opened(
      "    after:\n"
      "      1 day:\n"
      "        - { late: skip, actions: [ { notify: { role: student, message: invited } } ] }\n"
      "        - { actions: [ { notify: { role: student, message: sorry } } ] }\n");
  CHECK(told(outage(rehearsal, 5)) == Lines{"sorry > student"});
}

TEST_CASE("of late moments of a state that merge, only the last acts") {
  auto rehearsal = opened(
      "    after:\n"
      "      1 day: { late: merge, actions: [ { set: { count: count + 1 } } ] }\n"
      "      2 days: { late: merge, actions: [ { set: { count: count + 10 } } ] }\n"
      "      9 days: { late: merge, actions: [ { set: { count: count + 100 } } ] }\n");
  const auto happened = outage(rehearsal, 5);
  CHECK(counted(rehearsal) == 10);
  CHECK(count(happened, ReasonCode::late_merged) == 1);
  REQUIRE(rehearsal.advance(rehearsal.now() + std::chrono::days{4}));
  CHECK(counted(rehearsal) == 110);
}

TEST_CASE("the opening of a task is told late, and of its late reminders the highest alone") {
  const auto* ladders =
      "ladders: { call: { open: owner, 1 day after open: adviser, 2 days after open: head, 9 days after open: head } "
      "}\n";
  auto rehearsal = opened("    tasks: { call: { role: adviser, remind: call, open: 12 hours } }\n", ladders);
  const auto happened = outage(rehearsal, 5);
  CHECK(told(happened) == Lines{"call#open > adviser", "call#2 days after open > head"});
  CHECK(count(happened, ReasonCode::late_merged) == 1);
}

TEST_CASE("a rung may be told however late, or not at all") {
  const auto* ladders =
      "ladders: { call: { 1 day after open: { role: adviser, late: fire }, 2 days after open: { role: head, late: skip "
      "}, "
      "3 days after open: head } }\n";
  auto rehearsal = opened("    tasks: { call: { role: adviser, remind: call } }\n", ladders);
  const auto happened = outage(rehearsal, 5);
  CHECK(told(happened) == Lines{"call#1 day after open > adviser", "call#3 days after open > head"});
  CHECK(count(happened, ReasonCode::late_skipped) == 1);
}

TEST_CASE("a message that comes late is told, skipped, or left to a later one to the same people") {
  auto rehearsal = opened(
      "    tell:\n"
      "      told: { role: student, open: 8 January n+1 }\n"
      "      skipped: { role: student, open: 8 January n, late: skip }\n"
      "      first: { role: student, open: 8 January n, late: merge }\n"
      "      other: { role: [student, head], open: 8 January n, late: merge }\n"
      "      last: { role: student, open: 9 January n, late: merge }\n");
  const auto happened = outage(rehearsal, 10);
  CHECK(told(happened) == Lines{"other > student", "other > head", "last > student"});
  CHECK(count(happened, ReasonCode::late_skipped) == 1);
  CHECK(count(happened, ReasonCode::late_merged) == 1);
  CHECK(outage(rehearsal, 10).told.empty());
}

TEST_CASE("what a late step leaves is cancelled, and counted") {
  auto rehearsal = opened(
      "    after: { 1 day: over, 2 days: { actions: [ { set: { count: 1 } } ] } }\n"
      "    tasks: { call: { role: adviser, remind: call } }\n",
      "ladders: { call: { 2 days after open: head, 9 days after open: head } }\n");
  const auto happened = outage(rehearsal, 5);
  CHECK(told(happened).empty());
  CHECK(counted(rehearsal) == 0);
  CHECK(count(happened, ReasonCode::late_cancelled) == 2);
}

TEST_CASE("a moment long past when its state is entered is late as well") {
  auto rehearsal = opened("    at: { 3 September n: { late: skip, actions: [ { set: { count: 1 } } ] } }\n");
  CHECK(counted(rehearsal) == 0);
}

TEST_CASE("time that passes late and time that passes in bits agree where nothing is late") {
  const auto* keys = "    after: { 12 hours: { actions: [ { set: { count: count + 1 } } ], late: skip } }\n";
  auto at_once = opened(keys);
  auto in_bits = opened(keys);
  static_cast<void>(outage(at_once, 1));
  for (int hours = 0; hours < 24; ++hours) REQUIRE(in_bits.advance(in_bits.now() + std::chrono::hours{1}));
  CHECK(at_once.state() == in_bits.state());
}

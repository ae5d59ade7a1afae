#include "engine/interpreter/busy_pathway.hpp"

namespace filrouge::interpreter::test {

using namespace filrouge::test;
using Kind = expression::Type::Kind;

PathwaySpec busy_pathway() {
  PathwaySpec spec;
  spec.milestones = {{"july_close", "13 July n"}};
  spec.outcomes = {"S71"};
  spec.ladders = {{"staff", {{"open", "owner"}, {"2 working days after due", "ddfpt"}, {"1 day after seen", "head"}}}};
  spec.fact("seen", of(Kind::date)).fact("failed", of(Kind::boolean), false);
  spec.log("tries", "tried", {}, 4).computed("often", of(Kind::boolean), "tries.size() >= 3");
  spec.events.push_back(event("seen").set("seen", "event.occurred"));
  spec.events.push_back(event("result").set("failed", "!failed"));
  spec.events.push_back(event("tried"));
  spec.root = state("")
                  .after("1 day after seen", {stay().run({raise("ping")})})
                  .with(task("confirm").when("failed").due("3 working days").done("done").remind("staff").repeat())
                  .with(tell("letter").when("failed").until("july_close"))
                  .with(state("work")
                            .on("pause", {to("paused").run({send("resume", "3 days")})})
                            .with(state("a").after("july_close", {to("b").guard("often")}).on("step", {"b"}))
                            .with(parallel("b")
                                      .on("step", {"a"})
                                      .with(state("l")
                                                .with(state("l1").after("12 hours", {"l2"}))
                                                .with(state("l2").on("ping", {"l1"})))
                                      .with(state("r")
                                                .with(state("r1").on("step", {to("r2").guard("failed")}))
                                                .with(state("r2").always({to("r1").guard("!failed")}))))
                            .with(history("where", "a", true)))
                  .with(state("paused").on("resume", {"work.where"}).after("30 days", {"closed"}))
                  .with(final("closed").outcome("S71"));
  return spec;
}

}  // namespace filrouge::interpreter::test

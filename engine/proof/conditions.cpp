#include "engine/base/words.hpp"
#include "engine/proof/combinations.hpp"
#include "engine/proof/proofs.hpp"

#include <algorithm>

namespace filrouge::proof {
namespace {

using expression::Program;
using pathway::Transition;
using pathway::TransitionIndex;

class Conditions {
 public:
  Conditions(const Subject& subject, const interpreter::Setting& setting, Findings& findings)
      : pathway_(subject.pathway), setting_(setting), findings_(findings) {}

  // Branches of one key are tried in order: one is in vain where it holds only when one before it does.
  void look_at(const std::vector<TransitionIndex>& branches) {
    std::vector<const Program*> before;
    for (std::size_t i = 0; i < branches.size(); ++i) {
      const auto& here = pathway_.transitions[branches[i]];
      if (i > 0 && here.rule != pathway_.transitions[branches[i - 1]].rule) before.clear();
      if (!here.guard) {
        before.clear();
        continue;
      }
      if (!look_at(*here.guard, here.origin) && !before.empty()) look_behind(before, here);
      before.push_back(&*here.guard);
    }
  }

  // True when there is no combination for which the condition holds.
  bool look_at(const Program& condition, const pathway::Origin& origin) {
    const Program* only[] = {&condition};
    if (condition.reads().empty() || !never(only, [&](const auto& frame) { return condition.holds(frame); })) {
      return false;
    }
    findings_.add("never-holds", origin,
                  "Nothing can fulfil the condition " + in_quotes(condition.text()) + ", whatever the values it reads.",
                  "Mend it, or remove what it is asked for.");
    return true;
  }

 private:
  void look_behind(std::vector<const Program*> before, const Transition& here) {
    const auto* guard = &*here.guard;
    before.push_back(guard);
    const bool in_vain = never(before, [&](const auto& frame) {
      return guard->holds(frame) && std::none_of(before.begin(), before.end() - 1,
                                                 [&frame](const auto* earlier) { return earlier->holds(frame); });
    });
    if (!in_vain) return;
    findings_.add("never-taken", here.origin, "This is never taken: wherever its guard holds, one before it holds too.",
                  "Put the narrower guard first, or remove this one.");
  }

  // True when it is decided that no combination meets the test.
  bool never(std::span<const Program* const> read, const std::function<bool(const expression::Frame&)>& test) {
    auto combinations = Combinations::of(setting_, read);
    if (!combinations || combinations->count() > left_) return false;
    left_ -= combinations->count();
    bool met = false;
    combinations->each([&](const auto& frame) { return !(met = test(frame)); });
    return !met;
  }

  const pathway::Pathway& pathway_;
  const interpreter::Setting& setting_;
  Findings& findings_;
  std::size_t left_ = 200'000;  // combinations that may still be tried
};

}  // namespace

void prove_conditions(const Subject& subject, Findings& findings) {
  const auto* setting = best_known(subject);
  if (setting == nullptr) return;
  Conditions conditions{subject, *setting, findings};
  const auto& pathway = subject.pathway;
  for (const auto& state : pathway.states) {
    conditions.look_at(state.on);
    conditions.look_at(state.always);
    for (const auto timer : state.timers) conditions.look_at(pathway.timers[timer].branches);
  }
  for (const auto& task : pathway.tasks) {
    if (task.when) (void)conditions.look_at(*task.when, task.origin);
  }
  for (const auto& tell : pathway.tells) {
    if (tell.when) (void)conditions.look_at(*tell.when, tell.origin);
  }
}

}  // namespace filrouge::proof

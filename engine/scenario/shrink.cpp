#include "engine/scenario/shrink.hpp"

#include "engine/scenario/draw.hpp"

#include <algorithm>
#include <tuple>

namespace filrouge::scenario {
namespace {

using Steps = std::vector<loading::ScenarioStep>;

class Shrinking {
 public:
  Shrinking(const Start& start, Steps steps, const Trouble& trouble)
      : start_(start), steps_(std::move(steps)), trouble_(trouble) {}

  Steps run() {
    while (leave_out() || join() || make_plainer()) {
    }
    return std::move(steps_);
  }

 private:
  // Fewer steps first, then less said in them.
  [[nodiscard]] std::tuple<std::size_t, std::size_t> size(const Steps& steps) const {
    std::size_t said = 0;
    for (const auto& step : steps) {
      said += (step.time ? 1U : 0U) + (step.occurred ? 1U : 0U) + 2 * step.payload.size();
      for (const auto& field : step.payload) said += is_plain(step, field.first, field.second) ? 0U : 1U;
    }
    return {steps.size(), said};
  }

  [[nodiscard]] const pathway::PayloadField* declared(const loading::ScenarioStep& step,
                                                      const std::string& name) const {
    const auto event = find_event(*start_.setting.pathway, step.event);
    if (!event) return nullptr;
    const auto& fields = start_.setting.pathway->events[*event].payload;
    const auto found = std::ranges::find(fields, name, &pathway::PayloadField::name);
    return found == fields.end() ? nullptr : &*found;
  }

  [[nodiscard]] expression::Value plain(const loading::ScenarioStep& step, const std::string& name) const {
    const auto* field = declared(step, name);
    const auto opened = std::chrono::floor<std::chrono::days>(start_.story.opens);
    return field ? plain_value(field->type, opened) : expression::Value{};
  }
  [[nodiscard]] bool is_plain(const loading::ScenarioStep& step, const std::string& name,
                              const expression::Value& value) const {
    return value == plain(step, name);
  }

  // Takes the steps where they end in the same trouble and are smaller.
  bool take(const Steps& steps) {
    Walk walk(start_);
    for (const auto& step : steps) walk.play(step);
    if (!walk.trouble() || walk.trouble()->sentence != trouble_.sentence) return false;
    if (size(walk.steps()) >= size(steps_)) return false;
    steps_ = walk.steps();
    return true;
  }

  // Long stretches first.
  bool leave_out() {
    bool shorter = false;
    for (auto length = steps_.size(); length > 0; length /= 2) {
      for (std::size_t i = 0; i + length <= steps_.size();) {
        auto fewer = steps_;
        const auto first = fewer.begin() + static_cast<std::ptrdiff_t>(i);
        fewer.erase(first, first + static_cast<std::ptrdiff_t>(length));
        take(fewer) ? void(shorter = true) : void(++i);
      }
    }
    return shorter;
  }

  // A step that only waits, and the event after it, are one.
  bool join() {
    for (std::size_t i = 0; i + 1 < steps_.size(); ++i) {
      if (!steps_[i].event.empty()) continue;
      auto fewer = steps_;
      if (!fewer[i + 1].time) fewer[i + 1].time = fewer[i].time;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      if (take(fewer)) return true;
    }
    return false;
  }

  bool make_plainer() {
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      const auto change = [&](auto edit) {
        auto plainer = steps_;
        edit(plainer[i]);
        return take(plainer);
      };
      if (steps_[i].time && change([](auto& step) { step.time.reset(); })) return true;
      if (steps_[i].occurred && change([](auto& step) { step.occurred.reset(); })) return true;
      for (std::size_t f = 0; f < steps_[i].payload.size(); ++f) {
        const auto at = static_cast<std::ptrdiff_t>(f);
        if (change([&](auto& step) { step.payload.erase(step.payload.begin() + at); })) return true;
        if (change([&](auto& step) { step.payload[f].second = plain(step, step.payload[f].first); })) return true;
      }
    }
    return false;
  }

  const Start& start_;
  Steps steps_;
  const Trouble& trouble_;
};

}  // namespace

std::vector<loading::ScenarioStep> shrink(const Start& start, std::vector<loading::ScenarioStep> steps,
                                          const Trouble& trouble) {
  return Shrinking(start, std::move(steps), trouble).run();
}

}  // namespace filrouge::scenario

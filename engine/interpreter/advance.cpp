#include "engine/interpreter/advance.hpp"

#include "engine/interpreter/limits.hpp"

#include <cstddef>
#include <utility>

namespace filrouge::interpreter {

Advanced advance(const Setting& setting, Case before, Instant until,
                 const std::function<void(Instant now, const Step& step)>& each, std::optional<Instant> ran) {
  std::uint64_t units = 0;
  for (std::size_t steps = 0;; ++steps) {
    const auto due = wake_at(before);
    if (!due || *due > until) return {std::move(before), true};
    if (steps == steps_max || units > units_of_steps_max) return {std::move(before), false};
    auto fired = step(setting, std::move(before), Due{ran}, *due);
    units += fired.units;
    each(*due, fired);
    before = std::move(fired.after);
  }
}

}  // namespace filrouge::interpreter

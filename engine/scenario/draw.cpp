#include "engine/scenario/draw.hpp"

#include "engine/interpreter/refuse.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace filrouge::scenario {
namespace {

using expression::Type;
using expression::Value;
using std::chrono::days;

constexpr std::array<std::int64_t, 9> integers{0, 1, 2, 3, 5, 10, 30, 120, -1};
constexpr std::array<double, 5> numbers{0, 0.5, 1, 10, -1};

// Later, or nothing where the same moment is meant.
std::optional<LocalTime> draw_time(Dice& dice, const Rehearsal& rehearsal) {
  const auto& zone = *rehearsal.setting().place->zone;
  const auto now = zone.local(rehearsal.now());
  const auto wake = wake_at(rehearsal.state());
  switch (dice.below(8)) {
    case 0:
    case 1:
      return now + days{1 + dice.below(10)};
    case 2:
      return now + days{10 + dice.below(50)};
    case 3:
    case 4:
      return wake ? std::optional{zone.local(*wake)} : std::nullopt;
    default:
      return std::nullopt;
  }
}

std::int64_t least(const Type& type) {
  return type.at_least.value_or(std::numeric_limits<std::int64_t>::min());
}
std::int64_t greatest(const Type& type) {
  return type.at_most.value_or(std::numeric_limits<std::int64_t>::max());
}

// Any between bounds that are close.
std::int64_t draw_integer(Dice& dice, const Type& type) {
  constexpr std::int64_t close = 1000;
  if (type.at_least && type.at_most && *type.at_most < *type.at_least + close) {
    return *type.at_least +
           static_cast<std::int64_t>(dice.below(static_cast<std::size_t>(*type.at_most - *type.at_least) + 1));
  }
  return std::clamp(integers[dice.below(integers.size())], least(type), greatest(type));
}

const pathway::EventDeclaration* draw_event(Dice& dice, const Rehearsal& rehearsal) {
  const auto& events = rehearsal.pathway().events;
  if (events.empty()) return nullptr;
  const auto awaited = interpreter::awaited(rehearsal.setting(), rehearsal.state());
  if (awaited.empty() || dice.one_in(5)) return &events[{static_cast<std::uint16_t>(dice.below(events.size()))}];
  return &events[awaited[dice.below(awaited.size())]];
}

}  // namespace

Value draw_value(Dice& dice, const Type& type, Day today) {
  switch (type.kind) {
    case Type::Kind::boolean:
      return dice.one_in(2);
    case Type::Kind::integer:
      return draw_integer(dice, type);
    case Type::Kind::real:
      return numbers[dice.below(numbers.size())];
    case Type::Kind::string:
      return type.values.empty() ? Value("a") : Value(type.values[dice.below(type.values.size())]);
    case Type::Kind::date:
      return today + days{dice.below(60)} - days{20};
    case Type::Kind::list: {
      Value::List list;
      while (!type.parameters.empty() && list.size() < 3 && dice.one_in(2))
        list.push_back(draw_value(dice, type.parameters.front(), today));
      return Value(std::move(list));
    }
    default:
      return plain_value(type, today);
  }
}

Value plain_value(const Type& type, Day today) {
  switch (type.kind) {
    case Type::Kind::boolean:
      return false;
    case Type::Kind::integer:
      return std::clamp<std::int64_t>(0, least(type), greatest(type));
    case Type::Kind::unsigned_integer:
      return std::uint64_t{0};
    case Type::Kind::real:
      return 0.0;
    case Type::Kind::string:
      return type.values.empty() ? Value("a") : Value(type.values.front());
    case Type::Kind::date:
      return today;
    case Type::Kind::timestamp:
      return expression::Timestamp{today.time_since_epoch() / std::chrono::seconds{1}, 0};
    case Type::Kind::duration:
      return expression::Span{};
    case Type::Kind::bytes:
      return Value::Bytes{};
    case Type::Kind::list:
      return Value(Value::List{});
    case Type::Kind::map:
      return Value(Value::Map{});
    default:
      return {};
  }
}

loading::ScenarioStep draw_step(Dice& dice, const Rehearsal& rehearsal) {
  loading::ScenarioStep step;
  step.time = draw_time(dice, rehearsal);
  if (step.time && dice.one_in(4)) return step;
  const auto* event = draw_event(dice, rehearsal);
  if (!event) return step;
  const auto today = rehearsal.setting().place->zone->day(rehearsal.now());
  step.event = event->name;
  if (dice.one_in(8)) step.occurred = today - days{dice.below(10)};
  for (const auto& field : event->payload) {
    if (field.optional && dice.one_in(3)) continue;
    step.payload.emplace_back(field.name, draw_value(dice, field.type, today));
  }
  return step;
}

}  // namespace filrouge::scenario

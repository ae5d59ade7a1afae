#include "engine/expression/node.hpp"

namespace filrouge::expression {
namespace {

const Value true_value{true};
const Value false_value{false};

constexpr std::size_t bytes_per_unit = 64;

// Parts of a value, at most `limit`. The quadratic term of a map is what comparing two of them takes.
std::uint64_t weight(const Value& value, std::uint64_t limit) {
  if (const auto* text = value.if_string()) return 1 + text->size() / bytes_per_unit;
  if (const auto* bytes = value.if_bytes()) return 1 + bytes->octets.size() / bytes_per_unit;
  std::uint64_t total = 1;
  if (const auto* list = value.if_list()) {
    for (const Value& element : *list) {
      if (total > limit) return total;
      total += weight(element, limit - total);
    }
  } else if (const auto* map = value.if_map()) {
    total += map->size() * map->size() / 8;
    for (const auto& [key, element] : *map) {
      if (total > limit) return total;
      total += weight(key, limit - total);
      if (total > limit) return total;
      total += weight(element, limit - total);
    }
  }
  return total;
}

}  // namespace

const Value* truth(bool value) {
  return value ? &true_value : &false_value;
}

bool Run::charge_for(const Value& value) {
  return charge(weight(value, budget_));
}

bool Run::charge_comparisons(const Value& value, std::size_t times) {
  if (times == 0) return true;
  const auto* text = value.if_string();
  const bool is_long = text ? text->size() > bytes_per_unit : value.if_list() || value.if_map() || value.if_bytes();
  return charge((is_long ? weight(value, budget_) : 1) * times - 1);
}

const Value* Run::fail(int column, std::string message, std::string hint) {
  return fail({column, std::move(message), std::move(hint)});
}

const Value* Run::fail_exhausted(int column) {
  return fail(column, "The evaluation takes too long and was stopped.", "Work on fewer or shorter lists.");
}

}  // namespace filrouge::expression

#include "engine/expression/value.hpp"

#include "engine/expression/comparison.hpp"

#include <algorithm>

namespace filrouge::expression {

Value::Value(bool value) : rep_(value) {}
Value::Value(std::int64_t value) : rep_(value) {}
Value::Value(std::uint64_t value) : rep_(value) {}
Value::Value(double value) : rep_(value) {}
Value::Value(std::string value) : rep_(std::make_shared<Object>(std::move(value))) {}
Value::Value(std::string_view value) : Value(std::string(value)) {}
Value::Value(const char* value) : Value(std::string(value)) {}
Value::Value(Bytes value) : rep_(std::make_shared<Object>(std::move(value))) {}
Value::Value(Timestamp value) : rep_(value) {}
Value::Value(Span value) : rep_(value) {}
Value::Value(Day value) : rep_(value) {}
Value::Value(TypeName value) : rep_(std::make_shared<Object>(std::move(value))) {}
Value::Value(List value) : rep_(std::make_shared<Object>(std::move(value))) {}
Value::Value(Map value) : rep_(std::make_shared<Object>(std::move(value))) {}

void Value::append(Value element) {
  const auto* object = std::get_if<Shared>(&rep_);
  const auto* list = if_list();
  if (list && object->use_count() == 1) {
    // Nobody else can come to see it, and it was not made const (see the constructors).
    const_cast<List*>(list)->push_back(std::move(element));
    return;
  }
  List longer;
  longer.reserve(list ? list->size() + 1 : 1);
  if (list) longer.assign(list->begin(), list->end());
  longer.push_back(std::move(element));
  *this = Value(std::move(longer));
}

namespace {

bool same_entries(const Value::Map& a, const Value::Map& b) {
  if (a.size() != b.size()) return false;
  return std::all_of(a.begin(), a.end(), [&](const auto& entry) {
    const Value* found = find(b, entry.first);
    return found && entry.second == *found;
  });
}

}  // namespace

std::size_t octets_of_long(const Value& value, std::size_t limit) {
  std::size_t total = 8;
  if (const auto* text = value.if_string()) return total + text->size();
  if (const auto* bytes = value.if_bytes()) return total + bytes->octets.size();
  const auto add = [&](const Value& part) {
    if (total <= limit) total += octets(part, limit - total);
  };
  if (const auto* list = value.if_list()) {
    for (const Value& element : *list) add(element);
  } else if (const auto* map = value.if_map()) {
    for (const auto& [key, element] : *map) {
      add(key);
      add(element);
    }
  }
  return total;
}

bool operator==(const Value& a, const Value& b) {
  // Facts are mostly booleans and dates.
  if (const auto* truth = a.if_bool(); truth && b.if_bool()) return *truth == *b.if_bool();
  if (const auto* day = a.if_date(); day && b.if_date()) return *day == *b.if_date();
  if (const auto* text = a.if_string()) {
    if (a.same_storage(b)) return true;
    const auto* other = b.if_string();
    return other && *text == *other;
  }
  if (is_number(a) && is_number(b)) return compare_numbers(a, b) == std::partial_ordering::equivalent;
  if (a.alternative() != b.alternative()) return false;
  if (const auto* list = a.if_list()) return *list == *b.if_list();
  if (const auto* map = a.if_map()) return same_entries(*map, *b.if_map());
  if (const auto* type = a.if_type()) return type->name == b.if_type()->name;
  if (a.is_null()) return true;
  const auto ordering = order(a, b);
  return ordering && *ordering == std::partial_ordering::equivalent;
}

}  // namespace filrouge::expression

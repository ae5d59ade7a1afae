#include "engine/expression/type.hpp"

#include <array>

namespace filrouge::expression {

std::string_view to_string(Type::Kind kind) {
  using Kind = Type::Kind;
  switch (kind) {
    case Kind::dyn:
      return "dyn";
    case Kind::null:
      return "null";
    case Kind::boolean:
      return "bool";
    case Kind::integer:
      return "int";
    case Kind::unsigned_integer:
      return "uint";
    case Kind::real:
      return "double";
    case Kind::string:
      return "string";
    case Kind::bytes:
      return "bytes";
    case Kind::timestamp:
      return "timestamp";
    case Kind::duration:
      return "duration";
    case Kind::date:
      return "date";
    case Kind::list:
      return "list";
    case Kind::map:
      return "map";
    case Kind::record:
      return "record";
    case Kind::type:
      return "type";
  }
  return "dyn";
}

std::string to_string(const Type& type) {
  std::string text(to_string(type.kind));
  if (type.parameters.empty()) return text;
  const char* separator = "(";
  for (const Type& parameter : type.parameters) {
    text += separator + to_string(parameter);
    separator = ", ";
  }
  return text + ")";
}

bool is_in_bounds(const Value& value, const Type& type) {
  const auto* number = value.if_int();
  return number == nullptr ||
         ((!type.at_least || *number >= *type.at_least) && (!type.at_most || *number <= *type.at_most));
}

std::string bounds_in_words(const Type& type) {
  if (type.at_least && type.at_most) {
    return "from " + std::to_string(*type.at_least) + " to " + std::to_string(*type.at_most);
  }
  if (type.at_least) return "of at least " + std::to_string(*type.at_least);
  return type.at_most ? "of at most " + std::to_string(*type.at_most) : "";
}

Type::Kind kind_of(const Value& value) {
  using Kind = Type::Kind;
  constexpr std::array kinds{Kind::null,      Kind::boolean,  Kind::integer, Kind::unsigned_integer, Kind::real,
                             Kind::timestamp, Kind::duration, Kind::date,    Kind::string,           Kind::bytes,
                             Kind::type,      Kind::list,     Kind::map};
  return kinds.at(value.alternative());
}

std::string_view type_name(Type::Kind kind) {
  switch (kind) {
    case Type::Kind::null:
      return "null_type";
    case Type::Kind::timestamp:
      return "google.protobuf.Timestamp";
    case Type::Kind::duration:
      return "google.protobuf.Duration";
    case Type::Kind::record:
      return "map";
    default:
      return to_string(kind);
  }
}

}  // namespace filrouge::expression

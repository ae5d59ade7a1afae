#include "engine/expression/typing.hpp"

#include <algorithm>

namespace filrouge::expression {
namespace {

using Kind = Type::Kind;

bool any_dyn(const Type& a, const Type& b) {
  return a.kind == Kind::dyn || b.kind == Kind::dyn;
}
bool is_map_like(const Type& type) {
  return type.kind == Kind::map || type.kind == Kind::record;
}

}  // namespace

Type type_of(Kind kind) {
  Type type;
  type.kind = kind;
  return type;
}

Type list_type(Type element) {
  Type list = type_of(Kind::list);
  list.parameters.push_back(std::move(element));
  return list;
}

Type literal_type(const Value& value) {
  Type type = type_of(kind_of(value));
  if (const auto* text = value.if_string()) type.values = {*text};
  if (const auto* number = value.if_int()) type.at_least = type.at_most = *number;
  return type;
}

Type common_type(const Type& a, const Type& b) {
  if (a == b) return a;
  Type common = a.kind == Kind::null ? b : a;
  common.nullable = a.nullable || b.nullable || a.kind == Kind::null || b.kind == Kind::null;
  if (a.kind == Kind::null || b.kind == Kind::null) return common;
  if (a.kind != b.kind) return type_of(Kind::dyn);
  if (a.kind == Kind::string) {
    if (a.values.empty() || b.values.empty()) {
      common.values.clear();
    } else {
      for (const std::string& value : b.values) {
        const bool known = std::find(a.values.begin(), a.values.end(), value) != a.values.end();
        if (!known) common.values.push_back(value);
      }
    }
  }
  if (a.kind == Kind::integer) {
    common.at_least = a.at_least && b.at_least ? std::min(a.at_least, b.at_least) : std::nullopt;
    common.at_most = a.at_most && b.at_most ? std::max(a.at_most, b.at_most) : std::nullopt;
  }
  if (a.kind == Kind::list || a.kind == Kind::map) {
    common.parameters.clear();
    for (std::size_t i = 0; i < std::min(a.parameters.size(), b.parameters.size()); ++i) {
      common.parameters.push_back(common_type(a.parameters[i], b.parameters[i]));
    }
  }
  if (a.kind == Kind::record && a.fields != b.fields) return type_of(Kind::dyn);
  return common;
}

Type common_type(const std::vector<Type>& types) {
  if (types.empty()) return type_of(Kind::dyn);
  Type common = types.front();
  for (const Type& type : types) common = common_type(common, type);
  return common;
}

std::optional<Type> iterated_type(const Type& type) {
  if (type.kind == Kind::dyn) return type_of(Kind::dyn);
  if (type.kind == Kind::record) return type_of(Kind::string);
  if (type.kind != Kind::list && type.kind != Kind::map) return std::nullopt;
  return type.parameters.empty() ? type_of(Kind::dyn) : type.parameters.front();
}

bool is_numeric(const Type& type) {
  return type.kind == Kind::integer || type.kind == Kind::unsigned_integer || type.kind == Kind::real;
}

bool can_be_equal(const Type& a, const Type& b) {
  if (any_dyn(a, b) || a.kind == Kind::null || b.kind == Kind::null) return true;
  return a.kind == b.kind || (is_numeric(a) && is_numeric(b)) || (is_map_like(a) && is_map_like(b));
}

bool can_be_ordered(const Type& a, const Type& b) {
  const auto has_order = [](const Type& type) {
    return type.kind != Kind::list && !is_map_like(type) && type.kind != Kind::type && type.kind != Kind::null;
  };
  if (!has_order(a) || !has_order(b)) return false;
  return any_dyn(a, b) || a.kind == b.kind || (is_numeric(a) && is_numeric(b));
}

std::optional<Type> arithmetic_type(char sign, const Type& a, const Type& b) {
  const Kind known = a.kind == Kind::dyn ? b.kind : a.kind;
  const bool additive = sign == '+' || sign == '-';
  if (any_dyn(a, b)) {
    const bool numeric = known == Kind::dyn || is_numeric(type_of(known));
    const bool joined = sign == '+' && (known == Kind::string || known == Kind::bytes || known == Kind::list);
    const bool temporal = additive && (known == Kind::timestamp || known == Kind::duration);
    if (numeric || joined || temporal) return type_of(Kind::dyn);
    return std::nullopt;
  }
  if (a.kind == Kind::timestamp && b.kind == Kind::duration && additive) return type_of(Kind::timestamp);
  if (a.kind == Kind::duration && b.kind == Kind::timestamp && sign == '+') return type_of(Kind::timestamp);
  if (a.kind != b.kind) return std::nullopt;
  if (is_numeric(a)) {
    if (sign == '%' && a.kind == Kind::real) return std::nullopt;
    return type_of(a.kind);
  }
  if (a.kind == Kind::timestamp && sign == '-') return type_of(Kind::duration);
  if (a.kind == Kind::duration && additive) return type_of(Kind::duration);
  if (sign != '+') return std::nullopt;
  if (a.kind == Kind::string || a.kind == Kind::bytes) return type_of(a.kind);
  if (a.kind == Kind::list) return common_type(a, b);
  return std::nullopt;
}

std::optional<std::string> foreign_value(const Type& used, const Type& allowed) {
  if (allowed.values.empty()) return std::nullopt;
  for (const std::string& value : used.values) {
    if (std::find(allowed.values.begin(), allowed.values.end(), value) == allowed.values.end()) return value;
  }
  return std::nullopt;
}

bool fits(const Type& given, const Type& wanted) {
  if (given.kind == Kind::dyn || wanted.kind == Kind::dyn) return true;
  if (given.kind == Kind::null) return wanted.nullable || wanted.kind == Kind::null;
  if (given.kind == Kind::integer && wanted.kind == Kind::real) return true;
  if (given.kind != wanted.kind) return is_map_like(given) && is_map_like(wanted);
  if (given.kind == Kind::string && !wanted.values.empty()) {
    return !given.values.empty() && !foreign_value(given, wanted);
  }
  if (given.at_least && wanted.at_most && *given.at_least > *wanted.at_most) return false;
  if (given.at_most && wanted.at_least && *given.at_most < *wanted.at_least) return false;
  for (std::size_t i = 0; i < std::min(given.parameters.size(), wanted.parameters.size()); ++i) {
    if (!fits(given.parameters[i], wanted.parameters[i])) return false;
  }
  return true;
}

}  // namespace filrouge::expression

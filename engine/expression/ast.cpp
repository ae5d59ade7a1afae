#include "engine/expression/ast.hpp"

#include "engine/base/utf8.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace filrouge::expression {
namespace {

std::string hex_escape(unsigned char octet) {
  constexpr std::string_view digits = "0123456789abcdef";
  return {'\\', 'x', digits[octet >> 4], digits[octet & 15]};
}

std::string quoted(std::string_view text, bool bytes) {
  std::string out = bytes ? "b\"" : "\"";
  for (const char c : text) {
    const auto octet = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += std::string{'\\', c};
    } else if (octet < 0x20 || octet == 0x7f || (bytes && octet > 0x7f)) {
      out += hex_escape(octet);
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string real_literal(double value) {
  std::array<char, 64> buffer{};
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  std::string text(buffer.data(), end);
  if (text.find_first_of(".en") == std::string::npos) text += ".0";
  return text;
}

std::string joined(const std::vector<Ast>& parts, std::size_t from, std::string_view separator) {
  std::string text;
  for (std::size_t i = from; i < parts.size(); ++i) {
    if (i > from) text += separator;
    text += print(parts[i]);
  }
  return text;
}

std::string field_name(const std::string& name) {
  const bool plain =
      name.find_first_not_of("_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos &&
      (name[0] < '0' || name[0] > '9') && name != "in" && name != "true" && name != "false" && name != "null";
  return plain ? name : "`" + name + "`";
}

std::string print_map(const Ast& ast) {
  std::string text = "{";
  for (std::size_t i = 0; i + 1 < ast.parts.size(); i += 2) {
    text += (i > 0 ? ", " : "") + print(ast.parts[i]) + ": " + print(ast.parts[i + 1]);
  }
  return text + "}";
}

bool same_value(const Value& a, const Value& b) {
  const bool both_nan = a.if_double() && b.if_double() && std::isnan(*a.if_double()) && std::isnan(*b.if_double());
  return a.alternative() == b.alternative() && (both_nan || a == b);
}

}  // namespace

std::string print_literal(const Value& value) {
  if (const auto* truth = value.if_bool()) return *truth ? "true" : "false";
  if (const auto* whole = value.if_int()) return std::to_string(*whole);
  if (const auto* whole = value.if_uint()) return std::to_string(*whole) + "u";
  if (const auto* real = value.if_double()) return real_literal(*real);
  if (const auto* text = value.if_string()) return quoted(*text, false);
  if (const auto* bytes = value.if_bytes()) return quoted(bytes->octets, true);
  return "null";
}

std::string print(const Ast& ast) {
  using Kind = Ast::Kind;
  // A postfix after a negative number would take the number without its minus.
  const auto operand = [&] { return "(" + print(ast.parts[0]) + ")"; };
  switch (ast.kind) {
    case Kind::literal:
      return print_literal(ast.value);
    case Kind::name:
      return ast.name;
    case Kind::select:
      return (ast.parts[0].kind == Kind::name ? ast.parts[0].name : operand()) + "." + field_name(ast.name);
    case Kind::has:
      return "has(" + operand() + "." + field_name(ast.name) + ")";
    case Kind::index:
      return operand() + "[" + print(ast.parts[1]) + "]";
    case Kind::call:
      return ast.name + "(" + joined(ast.parts, 0, ", ") + ")";
    case Kind::method:
      return operand() + "." + ast.name + "(" + joined(ast.parts, 1, ", ") + ")";
    case Kind::list:
      return "[" + joined(ast.parts, 0, ", ") + "]";
    case Kind::map:
      return print_map(ast);
    case Kind::inverse:
    case Kind::negation:
      return "(" + ast.name + operand() + ")";
    case Kind::binary:
    case Kind::all_of:
    case Kind::any_of:
      return "(" + joined(ast.parts, 0, " " + ast.name + " ") + ")";
    case Kind::conditional:
      return "(" + operand() + " ? (" + print(ast.parts[1]) + ") : (" + print(ast.parts[2]) + "))";
    case Kind::macro:
      return operand() + "." + ast.name + "(" + *ast.value.if_string() + ", " + joined(ast.parts, 1, ", ") + ")";
  }
  return "";
}

bool same_shape(const Ast& a, const Ast& b) {
  if (a.kind != b.kind || a.name != b.name || !same_value(a.value, b.value) || a.parts.size() != b.parts.size()) {
    return false;
  }
  for (std::size_t i = 0; i < a.parts.size(); ++i) {
    if (!same_shape(a.parts[i], b.parts[i])) return false;
  }
  return true;
}

}  // namespace filrouge::expression

#pragma once
#include "engine/expression/arithmetic.hpp"
#include "engine/expression/node.hpp"
#include "engine/expression/type.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace filrouge::expression {

// The values a function is called with; the receiver of a method comes first.
using Arguments = std::span<const Value* const>;

struct Signature {
  std::vector<Type::Kind> parameters;  // dyn takes anything
  Type::Kind result = Type::Kind::dyn;
};

// One function of the language. Called with other values than its signatures name, the body fails with no_overload().
struct Function {
  enum class Style { free, method, either };  // f(a, b), a.f(b), or both

  std::string_view name;
  Style style = Style::free;
  std::vector<Signature> signatures;
  Outcome (*body)(Arguments, Run&) = nullptr;
  bool variadic = false;       // the last parameter may be repeated
  bool empty_through = false;  // takes null for a date, and then gives null
  bool pure = true;            // the result depends on the arguments alone
  bool zoned = false;          // a second argument names a time zone
  // Refuses a last argument that is written out, before anything is evaluated.
  std::optional<Failure> (*vet)(const Value& literal) = nullptr;
  // What the signatures cannot say about the result.
  Type (*result)(const std::vector<Type>& arguments) = nullptr;
};

// The functions by that name in that style, or nullptr.
[[nodiscard]] const Function* find_function(std::string_view name, bool method);
[[nodiscard]] std::vector<std::string> function_names(bool method);

[[nodiscard]] NodePtr make_call(int column, const Function& function, std::vector<NodePtr> arguments);
// matches() with a pattern known beforehand; nullptr when the pattern is not a regular expression RE2 accepts.
[[nodiscard]] NodePtr make_match(int column, NodePtr text, const std::string& pattern);

// "No function NAME for (int, string)."
[[nodiscard]] tl::unexpected<Failure> no_overload(std::string_view name, Arguments arguments);

// For a body to which run.charge() said no; the call says so in its place.
[[nodiscard]] inline tl::unexpected<Failure> out_of_budget() {
  return fails("The evaluation was stopped.");
}

// vet: a text that is no duration of the calendar ("3 working days").
[[nodiscard]] std::optional<Failure> vet_duration(const Value& literal);

// A zone that is known only to whoever has the zone database: neither UTC nor an offset.
[[nodiscard]] std::optional<Failure> vet_zone(const Value& literal);

// The families, one file each.
[[nodiscard]] std::vector<Function> text_functions();
[[nodiscard]] std::vector<Function> conversion_functions();
[[nodiscard]] std::vector<Function> time_functions();
[[nodiscard]] std::vector<Function> calendar_functions();
[[nodiscard]] std::vector<Function> list_functions();

}  // namespace filrouge::expression

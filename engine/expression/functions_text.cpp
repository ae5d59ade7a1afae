#include "engine/base/utf8.hpp"
#include "engine/expression/functions.hpp"

#include <memory>

#include <re2/re2.h>

namespace filrouge::expression {
namespace {

using Kind = Type::Kind;
using Style = Function::Style;

constexpr std::size_t pattern_bytes_max = 1000;
constexpr std::int64_t pattern_memory_max = 1 << 20;
constexpr std::uint64_t pattern_units = 500;  // compiling one takes some microseconds

RE2::Options pattern_options() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(pattern_memory_max);
  return options;
}

bool search(const RE2& pattern, const std::string& text, Run& run) {
  return run.charge(text.size() / 8) && RE2::PartialMatch(text, pattern);
}

Outcome size(Arguments arguments, Run& run) {
  const Value& value = *arguments[0];
  const auto count = [](std::size_t n) { return Value(static_cast<std::int64_t>(n)); };
  if (const auto* text = value.if_string()) {
    if (!run.charge(text->size() / 64)) return out_of_budget();
    return count(utf8::length(*text));
  }
  if (const auto* bytes = value.if_bytes()) return count(bytes->octets.size());
  if (const auto* list = value.if_list()) return count(list->size());
  if (const auto* map = value.if_map()) return count(map->size());
  return no_overload("size", arguments);
}

template <class Test>
Outcome test_text(std::string_view name, Arguments arguments, Run& run, Test test) {
  const auto* text = arguments[0]->if_string();
  const auto* part = arguments[1]->if_string();
  if (!text || !part) return no_overload(name, arguments);
  if (!run.charge(text->size() / 64)) return out_of_budget();
  return Value(test(*text, *part));
}

Outcome contains(Arguments arguments, Run& run) {
  const auto* text = arguments[0]->if_string();
  const auto* part = arguments[1]->if_string();
  // The search may take the product of the lengths; only hostile texts make it so, and they pay for it.
  if (text && part && !run.charge(text->size() / 64 * (1 + part->size() / 64))) return out_of_budget();
  return test_text("contains", arguments, run,
                   [](const auto& whole, const auto& piece) { return whole.find(piece) != std::string::npos; });
}
Outcome starts_with(Arguments arguments, Run& run) {
  return test_text("startsWith", arguments, run,
                   [](const auto& text, const auto& part) { return text.starts_with(part); });
}
Outcome ends_with(Arguments arguments, Run& run) {
  return test_text("endsWith", arguments, run, [](const auto& text, const auto& part) { return text.ends_with(part); });
}

Outcome matches(Arguments arguments, Run& run) {
  const auto* text = arguments[0]->if_string();
  const auto* pattern = arguments[1]->if_string();
  if (!text || !pattern) return no_overload("matches", arguments);
  if (pattern->size() > pattern_bytes_max) return fails("The regular expression is too long.");
  if (!run.charge(pattern_units)) return out_of_budget();
  const RE2 compiled(*pattern, pattern_options());
  if (!compiled.ok()) return fails("The regular expression is not valid: " + compiled.error() + ".");
  return Value(search(compiled, *text, run));
}

class Match final : public Node {
 public:
  Match(int column, NodePtr text, std::unique_ptr<const RE2> pattern)
      : Node(column), text_(std::move(text)), pattern_(std::move(pattern)) {}
  const Value* evaluate(Run& run, Scratch&) const override {
    const Operand operand(*text_, run);
    if (!operand) return nullptr;
    const auto* text = operand->if_string();
    if (!text) {
      return run.fail(column(), "matches() wants a string, not " + std::string(to_string(kind_of(*operand))) + ".");
    }
    const bool found = search(*pattern_, *text, run);
    return run.exhausted() ? run.fail_exhausted(column()) : truth(found);
  }

 private:
  NodePtr text_;
  std::unique_ptr<const RE2> pattern_;
};

}  // namespace

NodePtr make_match(int column, NodePtr text, const std::string& pattern) {
  if (pattern.size() > pattern_bytes_max) return nullptr;
  auto compiled = std::make_unique<const RE2>(pattern, pattern_options());
  if (!compiled->ok()) return nullptr;
  return std::make_unique<Match>(column, std::move(text), std::move(compiled));
}

std::vector<Function> text_functions() {
  const Signature on_text{{Kind::string, Kind::string}, Kind::boolean};
  return {
      {"size",
       Style::either,
       {{{Kind::string}, Kind::integer},
        {{Kind::bytes}, Kind::integer},
        {{Kind::list}, Kind::integer},
        {{Kind::map}, Kind::integer}},
       size},
      {"contains", Style::method, {on_text}, contains},
      {"startsWith", Style::method, {on_text}, starts_with},
      {"endsWith", Style::method, {on_text}, ends_with},
      {"matches", Style::either, {on_text}, matches},
  };
}

}  // namespace filrouge::expression

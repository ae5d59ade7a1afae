#include "engine/expression/expression_cases.hpp"

#include "engine/expression/json.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace filrouge::test {
namespace {

using expression::Value;
using nlohmann::json;

constexpr std::string_view arrow = "// => ";

std::string trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return "";
  return std::string(text.substr(begin, text.find_last_not_of(" \r") - begin + 1));
}

json parse_json(const std::string& text, int line) {
  json value = json::parse(text, nullptr, false);
  if (value.is_discarded()) throw std::runtime_error("line " + std::to_string(line) + " expects no JSON: " + text);
  return value;
}

ExpressionCase read_case(const std::string& line, std::size_t at, int number) {
  ExpressionCase one;
  one.line = number;
  one.text = trimmed(std::string_view(line).substr(0, at));
  const std::string expected = trimmed(std::string_view(line).substr(at + arrow.size()));
  std::istringstream words(expected);
  std::string word;
  words >> word;
  one.fails = word == "error";
  if (one.fails) {
    words >> one.column;
    return one;
  }
  const bool has_type = word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos && word != "true" &&
                        word != "false" && word != "null";
  one.type = has_type ? word : "";
  one.value = parse_json(has_type ? expected.substr(word.size()) : expected, number);
  return one;
}

// Dates in data: JSON has none.
Value with_dates(const Value& value) {
  if (const auto* text = value.if_string()) {
    if (const auto day = parse_day(*text)) return Value(*day);
  }
  if (const auto* list = value.if_list()) {
    Value::List copy;
    for (const Value& element : *list) copy.push_back(with_dates(element));
    return Value(copy);
  }
  if (const auto* map = value.if_map()) {
    Value::Map copy;
    for (const auto& [key, element] : *map) copy.emplace_back(key, with_dates(element));
    return Value(copy);
  }
  return value;
}

std::string compare(const ExpressionCase& one, const Result<Value, expression::ExpressionError>& result) {
  if (!result) {
    if (!one.fails) return "failed at column " + std::to_string(result.error().column) + ": " + result.error().message;
    const bool right = one.column == 0 || one.column == result.error().column;
    return right ? "" : "failed at column " + std::to_string(result.error().column) + ", not where expected";
  }
  const json value = expression::to_json(*result);
  const std::string type(to_string(kind_of(*result)));
  if (one.fails) return "gave " + value.dump() + " instead of an error";
  if (value != one.value || value.is_number_float() != one.value.is_number_float()) return "gave " + value.dump();
  return one.type.empty() || one.type == type ? "" : "gave a value of type " + type;
}

}  // namespace

std::vector<ExpressionCase> read_cases(const std::string& text, bool fenced) {
  std::vector<ExpressionCase> cases;
  std::istringstream lines(text);
  std::string line;
  json data = json::object();
  bool inside = !fenced;
  for (int number = 1; std::getline(lines, line); ++number) {
    if (fenced && line.rfind("```", 0) == 0) {
      inside = !inside && line == "```cel";
      continue;
    }
    if (!inside || trimmed(line).empty()) continue;
    constexpr std::string_view data_line = "// data: ";
    if (line.rfind(data_line, 0) == 0) {
      data = parse_json(line.substr(data_line.size()), number);
    } else if (const auto at = line.rfind(arrow); at != std::string::npos && at > 0) {
      cases.push_back(read_case(line, at, number));
      cases.back().data = data;
    } else if (line.rfind("//", 0) != 0) {
      throw std::runtime_error("line " + std::to_string(number) + " says nothing of what it expects: " + line);
    }
  }
  return cases;
}

std::string check_case(const ExpressionCase& one) {
  expression::Scope scope;
  std::vector<Value> values;
  for (const auto& [name, member] : one.data.items()) {
    values.push_back(with_dates(expression::from_json(member).value()));
    expression::Type type;
    type.kind = expression::kind_of(values.back());
    scope.variables.push_back(
        {name, type, {expression::Segment::facts, static_cast<std::uint16_t>(values.size() - 1)}});
  }
  scope.state = [](std::string_view name) { return name == "july" ? std::optional(3) : std::nullopt; };
  expression::CompileOptions options;
  options.checked = false;
  options.zone = [](std::string_view name) { return name == "Europe/Paris" ? paris().zone : nullptr; };
  const auto program = expression::Program::compile(one.text, scope, options);
  if (!program) return compare(one, failure(program.error().front()));
  expression::Frame frame;
  frame.segments[0] = values;
  frame.now = *parse_rfc3339("2026-07-13T10:00:00Z");
  frame.place = &paris();
  const std::uint64_t active[] = {1U << 3U};
  frame.active = active;
  return compare(one, program->evaluate(frame));
}

const calendar::Place& paris() {
  static const calendar::Place place = [] {
    using std::chrono::hours;
    std::vector<calendar::Zone::Offset> offsets{{Instant::min(), hours{1}}};
    offsets.push_back({*parse_rfc3339("2025-03-30T01:00:00Z"), hours{2}});
    offsets.push_back({*parse_rfc3339("2025-10-26T01:00:00Z"), hours{1}});
    offsets.push_back({*parse_rfc3339("2026-03-29T01:00:00Z"), hours{2}});
    offsets.push_back({*parse_rfc3339("2026-10-25T01:00:00Z"), hours{1}});
    calendar::Place paris_place;
    paris_place.name = "0750000A";
    paris_place.zone = std::make_shared<const calendar::Zone>("Europe/Paris", offsets);
    return calendar::seal(paris_place);
  }();
  return place;
}

std::string read_text(const std::string& path_in_repository) {
  std::ifstream file(std::string(FILROUGE_SOURCE_DIR) + "/" + path_in_repository);
  if (!file) throw std::runtime_error("cannot read " + path_in_repository);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace filrouge::test

#include "cli/command/eval.hpp"

#include "adapters/system/files.hpp"
#include "adapters/system/zone_database.hpp"
#include "cli/chosen.hpp"
#include "cli/exit_code.hpp"
#include "cli/settings.hpp"
#include "engine/base/diagnostic.hpp"
#include "engine/base/error.hpp"
#include "engine/expression/json.hpp"
#include "engine/expression/program.hpp"

#include <istream>
#include <ostream>

#include <nlohmann/json.hpp>

namespace filrouge::cli {
namespace {

using nlohmann::json;

// The members of the data file as names, typed by their values.
struct Names {
  expression::Scope scope;
  std::vector<expression::Value> values;
};

Names read_names(const std::string& path) {
  using Kind = OutsideFailure::Kind;
  Names names;
  if (path.empty()) return names;
  const json data = json::parse(system::read_file(path), nullptr, false);
  if (!data.is_object())
    throw OutsideFailure(Kind::unreadable, path + " is not a JSON object; write {\"name\": value}.");
  for (const auto& [name, member] : data.items()) {
    auto value = expression::from_json(member);
    if (!value) throw OutsideFailure(Kind::unreadable, path + ": " + name + ": " + value.error());
    expression::Type type;
    type.kind = expression::kind_of(*value);
    const expression::Slot slot{expression::Segment::facts, static_cast<std::uint16_t>(names.values.size())};
    names.scope.variables.push_back({name, type, slot});
    names.values.push_back(std::move(*value));
  }
  return names;
}

// Zones of the operating system; a name it does not know is an error of the expression, not of the machine.
expression::ZoneLookup zone_lookup() {
  auto zones = std::make_shared<system::ZoneDatabase>();
  return [zones](std::string_view name) -> std::shared_ptr<const calendar::Zone> {
    try {
      return zones->zone(std::string(name));
    } catch (const OutsideFailure&) {
      return nullptr;
    }
  };
}

class Evaluator {
 public:
  Evaluator(const EvalOptions& options, Context& context)
      : names_(read_names(options.data)),
        place_(Settings(context.configuration->workflows).place(options.uai)),
        now_(chosen_time(options.now, *place_->zone)),
        context_(context) {
    compile_options_.checked = false;
    compile_options_.zone = zone_lookup();
  }

  // Writes one answer; false when the expression has no value.
  bool answer(const std::string& text) {
    const auto value = evaluate(text);
    context_.json ? write_json(value) : write_plain(text, value);
    return value.has_value();
  }

 private:
  using Answer = Result<expression::Value, expression::ExpressionError>;

  [[nodiscard]] Answer evaluate(const std::string& text) const {
    const auto program = expression::Program::compile(text, names_.scope, compile_options_);
    if (!program) return failure(program.error().front());
    expression::Frame frame;
    frame.segments[0] = names_.values;
    frame.now = now_;
    frame.place = place_.get();
    return program->evaluate(frame);
  }

  void write_json(const Answer& value) {
    json line;
    if (value) {
      line = {{"value", expression::to_json(*value)}, {"type", to_string(expression::kind_of(*value))}};
    } else {
      line = {{"error", value.error().message}, {"column", value.error().column}};
      if (!value.error().hint.empty()) line["hint"] = value.error().hint;
    }
    context_.out << line.dump(-1, ' ', false, json::error_handler_t::replace) << std::endl;
  }

  void write_plain(const std::string& text, const Answer& value) {
    if (value) {
      context_.out << expression::to_json(*value).dump(-1, ' ', false, json::error_handler_t::replace) << '\n';
      return;
    }
    const auto& error = value.error();
    context_.err << render({"expression", {1, error.column}, "expression", Severity::error, error.message, error.hint},
                           text);
  }

  Names names_;
  std::shared_ptr<const calendar::Place> place_;
  Instant now_;
  Context& context_;
  expression::CompileOptions compile_options_;
};

}  // namespace

int run(const EvalOptions& options, Context& context) {
  Evaluator evaluator(options, context);
  bool all_have_values = true;
  for (const std::string& text : options.expressions) all_have_values &= evaluator.answer(text);
  std::string line;
  while (options.expressions.empty() && std::getline(context.in, line)) {
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty() && !context.json) continue;
    all_have_values &= evaluator.answer(line);
  }
  return all_have_values || context.json ? done : findings;
}

}  // namespace filrouge::cli

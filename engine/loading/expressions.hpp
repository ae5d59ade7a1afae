#pragma once
#include "engine/expression/program.hpp"
#include "engine/loading/draft.hpp"

#include <optional>
#include <span>
#include <vector>

namespace filrouge::loading {

// What an expression may use, by where it stands.
// `when`, `always` of tasks and messages: facts, constants, in_state(); no clock, as nothing would wake the case.
[[nodiscard]] expression::Scope condition_scope(const Draft& draft);
// The same of a pathway that is complete, which must outlive the scope.
[[nodiscard]] expression::Scope condition_scope(const pathway::Pathway& pathway);
// Guards, `requires` and `set` of what these events trigger: also event.name, event.occurred, event.recorded and the
// fields of all the events that match.
[[nodiscard]] expression::Scope event_scope(const Draft& draft, std::span<const pathway::EventPattern> events);
// `when` of a role: also what is known of the pupil.
[[nodiscard]] expression::Scope role_scope(const Draft& draft);
// `when` of `cases`: what an import knows of a pupil, and constants; there is no case yet.
[[nodiscard]] expression::Scope case_scope(const Draft& draft);

// Names of Segment::subject, in order.
[[nodiscard]] std::vector<std::string> subject_fields();

enum class Gives { anything, truth };

// False, and reported with the nearest one, where the text is a single word that is neither among the values nor a name
// that an expression may use: an enum's value mistyped, `yes` for true.
bool expect_value_or_expression(Draft& draft, const Node& text, const expression::Scope& scope,
                                const std::vector<std::string>& values);

// Compiles the text of a scalar. What is wrong is reported at its place in the file; then there is no program.
[[nodiscard]] std::optional<expression::Program> compile(Draft& draft, const Node& text, const expression::Scope& scope,
                                                         Gives gives);
// The same for a text that does not stand in the file as such.
[[nodiscard]] expression::Program constant_program(const expression::Value& value);

// Names of the scope that the text of an expression uses, whatever it means otherwise; empty when it does not parse.
[[nodiscard]] std::vector<std::string> names_in(const std::string& text);

}  // namespace filrouge::loading

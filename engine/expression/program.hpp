#pragma once
#include "engine/base/result.hpp"
#include "engine/calendar/place.hpp"
#include "engine/expression/type.hpp"
#include "engine/expression/value.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::expression {

// Where a name finds its value when the expression runs: a segment of the frame and an index in it.
enum class Segment : std::uint8_t {
  facts,      // the case's data, in declaration order
  event,      // payload and properties of the event being stepped
  constants,  // parameters and milestones of the pathway, resolved for the case's place and cohort
  subject     // what is known of the pupil or recipient: roles and `cases:` only
};
inline constexpr std::size_t segment_count = 4;

struct Slot {
  Segment segment = Segment::facts;
  std::uint16_t index = 0;
  friend auto operator<=>(const Slot&, const Slot&) = default;
};

// The names an expression may use. Names may be qualified ("event.decision"); the longest match wins, as in CEL.
struct Scope {
  struct Variable {
    std::string name;
    Type type;
    Slot slot;
  };
  std::vector<Variable> variables;
  // Resolves the argument of in_state("…") to a state number; unset where states mean nothing.
  std::function<std::optional<int>(std::string_view)> state;
  bool clock_allowed = true;  // false in `is`, `when`, `always`: today(), now(), age() of one argument are refused
};

// What an expression sees when it runs.
struct Frame {
  std::array<std::span<const Value>, segment_count> segments;
  Instant now{};
  const calendar::Place* place = nullptr;  // needed by plus(), today(), age() of one argument, date(timestamp)
  std::span<const std::uint64_t> active;   // bit i set: state i is active
  // What all evaluations with this frame may still spend together, in units; they take off what they spend. Unset:
  // each has the limit of its program alone.
  std::uint64_t* units = nullptr;
};

struct ExpressionError {
  int column = 1;  // from 1, in characters, in the expression's text
  std::string message;
  std::string hint;
};

// Finds the rules of an IANA time zone for the accessors of timestamps ("Europe/Paris"); nullptr when it is unknown.
// Called while compiling and while evaluating, from any thread.
using ZoneLookup = std::function<std::shared_ptr<const calendar::Zone>(std::string_view)>;

struct CompileOptions {
  std::size_t length_max = 8192;       // bytes of source
  int depth_max = 64;                  // nesting
  std::uint64_t cost_max = 1'000'000;  // evaluation units, about a microsecond per hundred
  // False leaves names, functions and types to the evaluation, as CEL does without its optional check: what fails there
  // may still be absorbed by && and ||.
  bool checked = true;
  // Without it only UTC and fixed offsets are known, and a name that is written out is an error.
  ZoneLookup zone;
};

// What a condition comes to; unknown where it fails or is neither true nor false.
enum class Truth : std::uint8_t { no, yes, unknown };

// A checked expression, ready to run; immutable, cheap to copy, safe to share between threads.
class Program {
 public:
  // Parses and checks. All errors found are returned, in the order of their columns.
  [[nodiscard]] static Result<Program, std::vector<ExpressionError>> compile(std::string_view text, const Scope& scope,
                                                                             const CompileOptions& options = {});

  // Never throws on any input, and ends with an error rather than pass cost_max evaluation units, or what is left to
  // the frame.
  [[nodiscard]] Result<Value, ExpressionError> evaluate(const Frame& frame) const;
  // The same without a copy: hands the value to `use` where it lies, and gives true; or false after a failure.
  template <class Use>
  [[nodiscard]] bool with_value(const Frame& frame, Use&& use) const {
    return evaluate_for(frame, {&use, [](void* user, const Value& value) { (*static_cast<Use*>(user))(value); }});
  }
  [[nodiscard]] Truth truth(const Frame& frame) const;
  // True only when the value is the boolean true; an error is false and reported through `error` when given.
  [[nodiscard]] bool holds(const Frame& frame, ExpressionError* error = nullptr) const;

  [[nodiscard]] const std::string& text() const;
  [[nodiscard]] const Type& type() const;
  [[nodiscard]] const std::vector<Slot>& reads() const;  // ascending, unique
  [[nodiscard]] bool reads_clock() const;                // today(), now(), age() of one argument
  [[nodiscard]] bool reads_states() const;               // in_state()
  // An estimate from above in evaluation units, at most cost_max; a list whose length is unknown counts as 100
  // elements.
  [[nodiscard]] std::uint64_t cost() const;

 private:
  struct Compiled;
  struct User {
    void* user;
    void (*use)(void* user, const Value& value);
  };
  [[nodiscard]] bool evaluate_for(const Frame& frame, User user) const;
  explicit Program(std::shared_ptr<const Compiled> compiled);
  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace filrouge::expression

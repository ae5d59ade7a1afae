#include "engine/interpreter/work.hpp"

namespace filrouge::interpreter {

Work::Work(const Setting& for_setting, Step& made, Instant at, Instant run_at)
    : setting(for_setting),
      pathway(*for_setting.pathway),
      derived(*for_setting.derived),
      now(at),
      ran(run_at),
      c(made.after),
      effects(made.effects),
      reasons(made.reasons),
      choices(made.choices) {
  frame.segments[static_cast<std::size_t>(expression::Segment::facts)] = c.facts;
  frame.segments[static_cast<std::size_t>(expression::Segment::constants)] = setting.constants;
  frame.now = now;
  frame.place = setting.place.get();
  frame.active = c.active.words();
  frame.units = &units;
  see(derived.blank_event);
}

void Work::raise(pathway::EventIndex raised_event_number) {
  raised.push_back(raised_event_number);
  note(ReasonCode::raised, raised_event_number.value);
}

bool Work::holds(const expression::Program& program, ReasonCode failed, std::size_t a, std::size_t b) {
  const auto truth = program.truth(frame);
  if (truth == expression::Truth::unknown) note(failed, a, b);
  return truth == expression::Truth::yes;
}

}  // namespace filrouge::interpreter

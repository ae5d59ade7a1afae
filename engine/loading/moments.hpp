#pragma once
#include "engine/loading/draft.hpp"

#include <optional>
#include <string>

namespace filrouge::loading {

// Where a moment stands decides what a date in it means, and whether `open` and `due` mean something.
enum class MomentUse {
  at,     // `at:`, `open:`: a date is its beginning
  after,  // `after:`, `until:`: a date is its end
  due,    // the end of a date; `open` is known
  rung    // of a ladder: a date is its beginning; `open` and `due` are known
};

// Reads a moment of the pathway: [DURATION (before|after)] ANCHOR [HH:MM], a DURATION, or the name of a parameter that
// is one. Names must have been declared; what is wrong is reported.
[[nodiscard]] std::optional<pathway::Moment> read_moment(Draft& draft, const std::string& text, Where at,
                                                         MomentUse use);

}  // namespace filrouge::loading

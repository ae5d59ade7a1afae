#pragma once
#include "cli/context.hpp"

namespace filrouge::cli {

struct TickOptions {
  bool hold_messages = false;  // fire timers only
};
// Fires every timer that is due and delivers what is to be sent, once. `findings` when there were incidents.
[[nodiscard]] int run(const TickOptions& options, Context& context);

}  // namespace filrouge::cli

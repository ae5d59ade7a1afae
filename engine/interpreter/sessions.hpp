#pragma once
#include "engine/interpreter/work.hpp"

namespace filrouge::interpreter {

// Whether the event plans or cancels a session that a task or message of the pathway speaks of.
[[nodiscard]] bool moves_session(const Setting& setting, pathway::EventIndex event);

// Makes the session that Work::event() plans the current one of its kind, or leaves none where it is cancelled: open
// tasks of the one before are withdrawn, and there is a new one of each, as of the messages.
void move_session(Work& work, pathway::EventIndex event);

// True where nothing speaks of a session, or there is a current one of the kind.
[[nodiscard]] bool is_planned(const Case& c, const std::optional<pathway::SessionIndex>& kind);

}  // namespace filrouge::interpreter

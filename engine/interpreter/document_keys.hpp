#pragma once
#include "engine/interpreter/case.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace filrouge::interpreter {

// The keys of document.hpp that name a rule: how a timer (and what it acted for) is called in a document.
struct TimerKey {
  TimerKind kind = TimerKind::transition;  // never send
  std::uint16_t index = 0;
  std::uint16_t rung = 0;
};
// "at.july.after.july_close", "rung.2.july.to_contact.call"
void append_timer_key(std::string& text, const pathway::Pathway& pathway, const TimerKey& key);
[[nodiscard]] std::optional<TimerKey> parse_timer_key(const pathway::Pathway& pathway, std::string_view text);

[[nodiscard]] std::optional<pathway::TaskIndex> find_task(const pathway::Pathway& pathway, std::string_view rule);
[[nodiscard]] std::optional<pathway::TellIndex> find_tell(const pathway::Pathway& pathway, std::string_view rule);

}  // namespace filrouge::interpreter

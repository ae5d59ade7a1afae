#include "engine/interpreter/document_keys.hpp"

#include <algorithm>
#include <charconv>

namespace filrouge::interpreter {
namespace {

template <class Table>
std::optional<std::uint16_t> find_rule(const Table& table, std::string_view rule) {
  const auto found = std::find_if(table.begin(), table.end(), [rule](const auto& item) { return item.rule == rule; });
  if (found == table.end()) return std::nullopt;
  return static_cast<std::uint16_t>(found - table.begin());
}

bool take_prefix(std::string_view& text, std::string_view prefix) {
  if (text.substr(0, prefix.size()) != prefix) return false;
  text.remove_prefix(prefix.size());
  return true;
}

std::optional<TimerKey> keyed(TimerKind kind, std::optional<std::uint16_t> index, std::uint16_t rung = 0) {
  if (!index) return std::nullopt;
  return TimerKey{kind, *index, rung};
}

}  // namespace

void append_timer_key(std::string& text, const pathway::Pathway& pathway, const TimerKey& key) {
  switch (key.kind) {
    case TimerKind::transition:
      text.append("at.").append(pathway.timers[{key.index}].rule);
      return;
    case TimerKind::task_open:
      text.append("open.").append(pathway.tasks[{key.index}].rule);
      return;
    case TimerKind::tell_open:
      text.append("wait.").append(pathway.tells[{key.index}].rule);
      return;
    case TimerKind::rung:
      text.append("rung.").append(std::to_string(key.rung + 1)).append(".").append(pathway.tasks[{key.index}].rule);
      return;
    case TimerKind::send:
      return;
  }
}

std::optional<TimerKey> parse_timer_key(const pathway::Pathway& pathway, std::string_view text) {
  if (take_prefix(text, "at.")) return keyed(TimerKind::transition, find_rule(pathway.timers, text));
  if (take_prefix(text, "open.")) return keyed(TimerKind::task_open, find_rule(pathway.tasks, text));
  if (take_prefix(text, "wait.")) return keyed(TimerKind::tell_open, find_rule(pathway.tells, text));
  if (!take_prefix(text, "rung.")) return std::nullopt;
  std::uint16_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  if (error != std::errc{} || number == 0 || !take_prefix(text, ".")) return std::nullopt;
  const auto task = find_rule(pathway.tasks, text);
  if (!task || !pathway.tasks[{*task}].ladder) return std::nullopt;
  if (number > pathway.ladders[*pathway.tasks[{*task}].ladder].rungs.size()) return std::nullopt;
  return keyed(TimerKind::rung, task, static_cast<std::uint16_t>(number - 1));
}

std::optional<pathway::TaskIndex> find_task(const pathway::Pathway& pathway, std::string_view rule) {
  const auto found = find_rule(pathway.tasks, rule);
  return found ? std::optional(pathway::TaskIndex{*found}) : std::nullopt;
}

std::optional<pathway::TellIndex> find_tell(const pathway::Pathway& pathway, std::string_view rule) {
  const auto found = find_rule(pathway.tells, rule);
  return found ? std::optional(pathway::TellIndex{*found}) : std::nullopt;
}

}  // namespace filrouge::interpreter

#include "engine/pathway/pathway.hpp"

#include <algorithm>

namespace filrouge::pathway {
namespace {

template <class Ix, class T, class Match>
std::optional<Ix> find(const Table<T, Ix>& table, Match match) {
  const auto found = std::find_if(table.begin(), table.end(), match);
  if (found == table.end()) return std::nullopt;
  return Ix{static_cast<std::uint16_t>(found - table.begin())};
}

}  // namespace

bool EventPattern::matches(std::string_view event) const {
  if (prefix.empty()) return true;
  if (event.substr(0, prefix.size()) != prefix) return false;
  return event.size() == prefix.size() || event[prefix.size()] == '.';
}

bool is_descendant(const Pathway& pathway, StateIndex state, StateIndex ancestor) {
  return ancestor < state && state <= pathway.states[ancestor].last;
}

std::optional<StateIndex> find_state(const Pathway& pathway, std::string_view path) {
  return find(pathway.states, [path](const State& s) { return s.path == path; });
}

std::optional<EventIndex> find_event(const Pathway& pathway, std::string_view name) {
  return find(pathway.events, [name](const EventDeclaration& e) { return e.name == name; });
}

std::optional<SendIndex> find_send_id(const Pathway& pathway, std::string_view id) {
  return find(pathway.send_ids, [id](const std::string& known) { return known == id; });
}

SendIndex enter_send_id(Pathway& pathway, std::string_view id) {
  const auto known = find_send_id(pathway, id);
  return known ? *known : pathway.send_ids.add(std::string(id));
}

std::optional<NotifyIndex> find_notify(const Pathway& pathway, std::string_view rule) {
  return find(pathway.notifies, [rule](const std::string& known) { return known == rule; });
}

NotifyIndex enter_notify(Pathway& pathway, std::string_view rule) {
  const auto known = find_notify(pathway, rule);
  return known ? *known : pathway.notifies.add(std::string(rule));
}

std::optional<FactIndex> find_fact(const Pathway& pathway, std::string_view name) {
  return find(pathway.facts, [name](const Fact& f) { return f.name == name; });
}

std::string cited(const Pathway& pathway, const std::string& source) {
  const auto space = std::min(source.find(' '), source.size());
  const auto title = pathway.sources.find(source.substr(0, space));
  if (title == pathway.sources.end()) return source;
  return space == source.size() ? title->second : title->second + ", " + source.substr(space + 1);
}

}  // namespace filrouge::pathway

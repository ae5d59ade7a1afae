#include "engine/base/words.hpp"
#include "engine/expression/json.hpp"
#include "engine/interpreter/document.hpp"
#include "engine/interpreter/document_keys.hpp"
#include "engine/interpreter/timers.hpp"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

namespace filrouge::interpreter {
namespace {

using Json = nlohmann::json;
using pathway::Pathway;
using pathway::StateIndex;

// Reads what Difference wrote. Every function gives false where the value is not of its kind; the caller names the key.
class Reader {
 public:
  Reader(const Pathway& pathway, Case& c) : pathway_(pathway), c_(c) {}

  bool read(std::string_view key, const Json& value) {
    if (key == "active") return read_active(value);
    if (key == "closed") return c_.closed = value.is_boolean() && value.get<bool>();
    if (key == "outcome") return read_outcome(value);
    if (key == "sends") return read_sends(value);
    if (take(key, "f.")) return read_fact(key, value);
    if (take(key, "n."))
      return read_state(key, [&](StateIndex s) { return read_number(value, c_.visits[s.value].entries); });
    if (take(key, "since."))
      return read_state(key, [&](StateIndex s) { return read_instant(value, c_.visits[s.value].entered); });
    if (take(key, "h."))
      return read_state(key, [&](StateIndex s) { return read_paths(value, c_.remembered[s.value]); });
    if (take(key, "session.")) return read_session(key, value);
    if (take(key, "task.")) return read_opening(key, value);
    if (take(key, "phase.")) return read_phase(key, value);
    if (take(key, "opened.")) {
      const auto task = find_task(pathway_, key);
      return task && read_number(value, c_.progress[task->value].opened);
    }
    if (take(key, "notified.")) {
      const auto notify = pathway::find_notify(pathway_, key);
      return notify && read_number(value, c_.notified[notify->value]);
    }
    if (take(key, "told.")) return read_told(key, value);
    if (take(key, "acted.")) return read_acted(key, value);
    return read_timer(key, value);
  }

 private:
  static bool take(std::string_view& key, std::string_view prefix) {
    if (key.substr(0, prefix.size()) != prefix) return false;
    key.remove_prefix(prefix.size());
    return true;
  }

  static bool read_number(const Json& value, std::uint32_t& number) {
    if (!value.is_number_unsigned()) return false;
    number = value.get<std::uint32_t>();
    return true;
  }

  static bool read_instant(const Json& value, Instant& instant) {
    const auto read = value.is_string() ? parse_rfc3339(value.get_ref<const std::string&>()) : std::nullopt;
    if (read) instant = *read;
    return read.has_value();
  }

  static bool read_instant(const Json& value, std::optional<Instant>& instant) {
    if (value.is_null()) return true;
    return read_instant(value, instant.emplace());
  }

  template <class Read>
  bool read_state(std::string_view path, Read read) {
    const auto state = pathway::find_state(pathway_, path);
    return state && read(*state);
  }

  bool read_paths(const Json& value, std::vector<StateIndex>& states) {
    return value.is_array() && std::all_of(value.begin(), value.end(), [&](const Json& path) {
             const auto state =
                 path.is_string() ? pathway::find_state(pathway_, path.get_ref<const std::string&>()) : std::nullopt;
             if (state) states.push_back(*state);
             return state.has_value();
           });
  }

  bool read_active(const Json& value) {
    std::vector<StateIndex> leaves;
    if (!read_paths(value, leaves)) return false;
    for (auto state : leaves) {
      for (; state != pathway::root_state; state = pathway_.states[state].parent) c_.active.insert(state);
      c_.active.insert(pathway::root_state);
    }
    return true;
  }

  bool read_outcome(const Json& value) {
    const auto found =
        std::ranges::find_if(pathway_.outcomes, [&](const pathway::Outcome& outcome) { return value == outcome.code; });
    if (found == pathway_.outcomes.end()) return false;
    c_.outcome = pathway::OutcomeIndex{static_cast<std::uint16_t>(found - pathway_.outcomes.begin())};
    return true;
  }

  bool read_fact(std::string_view name, const Json& json) {
    const auto fact = pathway::find_fact(pathway_, name);
    if (!fact) return false;
    auto value = expression::from_json(json, pathway_.facts[*fact].type);
    if (!value) return false;
    c_.facts[fact->value] = *std::move(value);
    return true;
  }

  bool read_opening(std::string_view rule, const Json& value) {
    OpenTask opening;
    const auto task = find_task(pathway_, rule);
    if (!task || !value.is_array() || value.size() != 5 || !read_number(value[0], opening.occurrence) ||
        !read_instant(value[1], opening.opened) || !read_instant(value[2], opening.due) || !value[3].is_boolean() ||
        !value[4].is_number_unsigned())
      return false;
    opening.task = *task;
    opening.due_moved = value[3].get<bool>();
    opening.rungs = value[4].get<std::uint64_t>();
    c_.progress[task->value].phase = TaskPhase::open;
    c_.tasks.insert(std::ranges::lower_bound(c_.tasks, *task, {}, &OpenTask::task), opening);
    return true;
  }

  bool read_session(std::string_view name, const Json& value) {
    const auto kind = std::ranges::find(pathway_.sessions, name, &pathway::SessionKind::name);
    if (kind == pathway_.sessions.end() || !value.is_array() || value.size() < 2 || value.size() > 3 ||
        !value[1].is_string())
      return false;
    auto& session = c_.sessions[static_cast<std::size_t>(kind - pathway_.sessions.begin())];
    session.id = value[1].get<std::string>();
    session.cancelled = value.size() > 2;
    return read_number(value[0], session.number);
  }

  bool read_phase(std::string_view rule, const Json& value) {
    const auto task = find_task(pathway_, rule);
    if (!task || (value != "ready" && value != "settled")) return false;
    c_.progress[task->value].phase = value == "ready" ? TaskPhase::ready : TaskPhase::settled;
    return true;
  }

  bool read_told(std::string_view rule, const Json& value) {
    const auto tell = find_tell(pathway_, rule);
    if (!tell || (value != "told" && value != "late")) return false;
    c_.told[tell->value] = value == "told" ? TellPhase::told : TellPhase::too_late;
    return true;
  }

  bool read_acted(std::string_view rule, const Json& value) {
    const auto key = parse_timer_key(pathway_, rule);
    Acted acted;
    if (!key || !read_instant(value, acted.due)) return false;
    acted.kind = key->kind;
    acted.index = key->index;
    acted.rung = key->rung;
    insert_acted(c_, acted);
    return true;
  }

  bool read_timer(std::string_view rule, const Json& value) {
    const auto key = parse_timer_key(pathway_, rule);
    ArmedTimer timer;
    if (!key || !value.is_array() || value.size() != 4 || !read_instant(value[0], timer.due) ||
        !read_instant(value[1], timer.since) || !read_number(value[2], timer.occurrence) || !value[3].is_boolean())
      return false;
    timer.kind = key->kind;
    timer.index = key->index;
    timer.rung = key->rung;
    timer.elapsed = value[3].get<bool>();
    insert_timer(pathway_, c_, std::move(timer));
    return true;
  }

  bool read_sends(const Json& value) {
    return value.is_array() && std::all_of(value.begin(), value.end(), [&](const Json& send) {
             ArmedTimer timer;
             timer.kind = TimerKind::send;
             if (!send.is_array() || send.size() != 4 || !send[0].is_string() || !read_instant(send[1], timer.due) ||
                 !read_instant(send[2], timer.since) || !send[3].is_string())
               return false;
             const auto event = pathway::find_event(pathway_, send[0].get_ref<const std::string&>());
             if (!event) return false;
             timer.index = event->value;
             const auto& id = send[3].get_ref<const std::string&>();
             if (!id.empty() && !(timer.id = pathway::find_send_id(pathway_, id))) return false;
             insert_timer(pathway_, c_, std::move(timer));
             return true;
           });
  }

  const Pathway& pathway_;
  Case& c_;
};

}  // namespace

Result<Case, std::string> from_document(const Pathway& pathway, std::string_view document) {
  const auto object = Json::parse(document, nullptr, false);
  if (!object.is_object()) return failure(std::string("The document of a case must be a JSON object."));
  auto c = blank_case(pathway);
  for (const auto fact : pathway.facts.indices()) {
    if (std::holds_alternative<pathway::StoredFact>(pathway.facts[fact].kind))
      c.facts[fact.value] = expression::Value();
  }
  Reader reader(pathway, c);
  for (const auto& [key, value] : object.items()) {
    if (!reader.read(key, value)) {
      return failure("The document of a case of " + in_quotes(pathway.name) + " holds " + in_quotes(key) +
                     ", which this version of the pathway cannot read.");
    }
  }
  return c;
}

}  // namespace filrouge::interpreter

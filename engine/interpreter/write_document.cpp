#include "engine/interpreter/document.hpp"
#include "engine/interpreter/document_keys.hpp"
#include "engine/interpreter/json_text.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace filrouge::interpreter {
namespace {

using expression::Value;
using pathway::Pathway;
using pathway::StateIndex;

// Entries in any order, in one buffer; joined sorted.
class Entries {
 public:
  template <class WriteValue>
  void add(std::string_view prefix, std::string_view name, WriteValue write_value) {
    const auto key = text_.size();
    text_.append(prefix).append(name);
    add_value(key, write_value);
  }
  template <class WriteValue>
  void add_timer(std::string_view prefix, const Pathway& pathway, const TimerKey& timer, WriteValue write_value) {
    const auto key = text_.size();
    text_.append(prefix);
    append_timer_key(text_, pathway, timer);
    add_value(key, write_value);
  }

  [[nodiscard]] std::string join() {
    const std::string_view text = text_;
    const auto key_of = [text](const Entry& entry) { return text.substr(entry.key, entry.value - entry.key); };
    std::sort(entries_.begin(), entries_.end(), [&](const Entry& a, const Entry& b) { return key_of(a) < key_of(b); });
    std::string joined;
    joined.reserve(text.size() + entries_.size() * 4 + 2);
    joined += '{';
    for (const auto& entry : entries_) {
      if (joined.size() > 1) joined += ',';
      json_text::append(joined, key_of(entry));
      joined += ':';
      joined.append(text.substr(entry.value, entry.end - entry.value));
    }
    joined += '}';
    return joined;
  }

 private:
  struct Entry {
    std::size_t key;
    std::size_t value;
    std::size_t end;
  };
  template <class WriteValue>
  void add_value(std::size_t key, WriteValue write_value) {
    const auto value = text_.size();
    write_value(text_);
    entries_.push_back({key, value, text_.size()});
  }
  std::string text_;
  std::vector<Entry> entries_;
};

void write_null(std::string& text) {
  text += "null";
}

auto number(std::uint64_t value) {
  return [value](std::string& text) { json_text::append(text, value); };
}
auto word(std::string_view value) {
  return [value](std::string& text) { json_text::append(text, value); };
}

template <class States>
auto paths(const Pathway& pathway, const States& states) {
  return [&pathway, &states](std::string& text) {
    text += '[';
    for (const StateIndex state : states) {
      if (text.back() != '[') text += ',';
      json_text::append(text, std::string_view(pathway.states[state].path));
    }
    text += ']';
  };
}

bool is_leaf(const Pathway& pathway, StateIndex state) {
  const auto kind = pathway.states[state].kind;
  return kind == pathway::StateKind::atomic || kind == pathway::StateKind::final;
}

// A fact that is absent from the document.
bool is_empty(const Value& value) {
  if (value.is_null()) return true;
  const auto* list = value.if_list();
  return list && list->empty();
}

// What differs between two cases. With the same writer a whole document is what differs from a case at rest.
class Difference {
 public:
  Difference(const Pathway& pathway, const Case& before, const Case& after)
      : pathway_(pathway), before_(before), after_(after) {}

  std::string write() {
    write_states();
    write_facts();
    write_tasks();
    write_sessions();
    write_timers();
    write_acted();
    write_sends();
    write_end();
    return entries_.join();
  }

 private:
  static constexpr std::string_view task_phases[] = {"", "ready", "", "settled"};
  static constexpr std::string_view tell_phases[] = {"", "told", "late"};

  // One element of a table: `value` is only asked where the element is not the empty one.
  template <class T, class WriteValue>
  void compare(std::string_view prefix, std::string_view name, const T& before, const T& after, const T& empty,
               WriteValue value) {
    if (before == after) return;
    if (after == empty) {
      entries_.add(prefix, name, write_null);
    } else {
      entries_.add(prefix, name, value);
    }
  }

  void write_states() {
    if (before_.active != after_.active) {
      std::vector<StateIndex> leaves;
      after_.active.each([&](StateIndex s) {
        if (is_leaf(pathway_, s)) leaves.push_back(s);
      });
      entries_.add("active", "", paths(pathway_, leaves));
    }
    const std::vector<StateIndex> nothing;
    for (const auto state : pathway_.states.indices()) {
      const std::string_view path = pathway_.states[state].path;
      const auto i = state.value;
      compare("n.", path, before_.visits[i].entries, after_.visits[i].entries, 0U, number(after_.visits[i].entries));
      compare("since.", path, before_.visits[i].entered, after_.visits[i].entered, Instant{},
              [&](std::string& text) { json_text::append(text, after_.visits[i].entered); });
      compare("h.", path, before_.remembered[i], after_.remembered[i], nothing, paths(pathway_, after_.remembered[i]));
    }
  }

  void write_facts() {
    for (const auto fact : pathway_.facts.indices()) {
      const auto& before = before_.facts[fact.value];
      const auto& after = after_.facts[fact.value];
      if (is_empty(after)) {
        if (!is_empty(before)) entries_.add("f.", pathway_.facts[fact].name, write_null);
      } else if (is_empty(before) || before != after) {
        entries_.add("f.", pathway_.facts[fact].name, [&](std::string& text) { json_text::append(text, after); });
      }
    }
  }

  void write_opening(const OpenTask& task) {
    entries_.add("task.", pathway_.tasks[task.task].rule, [&](std::string& text) {
      text += '[';
      json_text::append(text, std::uint64_t{task.occurrence});
      text += ',';
      json_text::append(text, task.opened);
      text += ',';
      json_text::append(text, task.due);
      text += task.due_moved ? ",true," : ",false,";
      json_text::append(text, task.rungs);
      text += ']';
    });
  }

  void write_tasks() {
    const auto closed = [&](const OpenTask& task) {
      entries_.add("task.", pathway_.tasks[task.task].rule, write_null);
    };
    merge(
        before_.tasks, after_.tasks, [](const OpenTask& t) { return t.task; }, closed,
        [&](const OpenTask& task) { write_opening(task); });
    for (const auto task : pathway_.tasks.indices()) {
      const auto i = task.value;
      const auto before = task_phases[static_cast<std::size_t>(before_.progress[i].phase)];
      const auto after = task_phases[static_cast<std::size_t>(after_.progress[i].phase)];
      const std::string_view rule = pathway_.tasks[task].rule;
      compare("phase.", rule, before, after, std::string_view(), word(after));
      compare("opened.", rule, before_.progress[i].opened, after_.progress[i].opened, 0U,
              number(after_.progress[i].opened));
    }
    for (const auto tell : pathway_.tells.indices()) {
      const auto before = tell_phases[static_cast<std::size_t>(before_.told[tell.value])];
      const auto after = tell_phases[static_cast<std::size_t>(after_.told[tell.value])];
      compare("told.", pathway_.tells[tell].rule, before, after, std::string_view(), word(after));
    }
    for (const auto notify : pathway_.notifies.indices()) {
      const auto after = after_.notified[notify.value];
      compare("notified.", pathway_.notifies[notify], before_.notified[notify.value], after, 0U, number(after));
    }
  }

  void write_sessions() {
    for (const auto kind : pathway_.sessions.indices()) {
      const auto& after = after_.sessions[kind.value];
      compare("session.", pathway_.sessions[kind].name, before_.sessions[kind.value], after, CurrentSession{},
              [&](std::string& text) {
                text += '[';
                json_text::append(text, std::uint64_t{after.number});
                text += ',';
                json_text::append(text, std::string_view(after.id));
                text += after.cancelled ? ",true]" : "]";
              });
    }
  }

  void write_timer(const ArmedTimer& timer) {
    entries_.add_timer("", pathway_, {timer.kind, timer.index, timer.rung}, [&](std::string& text) {
      text += '[';
      json_text::append(text, timer.due);
      text += ',';
      json_text::append(text, timer.since);
      text += ',';
      json_text::append(text, std::uint64_t{timer.occurrence});
      text += timer.elapsed ? ",true]" : ",false]";
    });
  }

  // Timers are ordered by time, so each is looked for in the other list, which is short.
  void write_timers() {
    if (before_.timers == after_.timers) return;
    const auto rule = [](const ArmedTimer& a) {
      return [&a](const ArmedTimer& b) { return a.kind == b.kind && a.index == b.index && a.rung == b.rung; };
    };
    for (const auto& timer : before_.timers) {
      if (timer.kind == TimerKind::send || std::ranges::any_of(after_.timers, rule(timer))) continue;
      entries_.add_timer("", pathway_, {timer.kind, timer.index, timer.rung}, write_null);
    }
    for (const auto& timer : after_.timers) {
      if (timer.kind == TimerKind::send) continue;
      if (std::ranges::find(before_.timers, timer) == before_.timers.end()) write_timer(timer);
    }
  }

  void write_acted() {
    for (const auto& acted : after_.acted) {
      if (std::ranges::find(before_.acted, acted) != before_.acted.end()) continue;
      entries_.add_timer("acted.", pathway_, {acted.kind, acted.index, acted.rung},
                         [&](std::string& text) { json_text::append(text, acted.due); });
    }
  }

  static std::vector<const ArmedTimer*> sends(const Case& c) {
    std::vector<const ArmedTimer*> found;
    for (const auto& timer : c.timers)
      if (timer.kind == TimerKind::send) found.push_back(&timer);
    return found;
  }

  void write_sends() {
    const auto before = sends(before_);
    const auto after = sends(after_);
    if (std::ranges::equal(before, after, [](const auto* a, const auto* b) { return *a == *b; })) return;
    if (after.empty()) return entries_.add("sends", "", write_null);
    entries_.add("sends", "", [&](std::string& text) {
      text += '[';
      for (const auto* send : after) {
        if (text.back() != '[') text += ',';
        text += '[';
        json_text::append(text, std::string_view(pathway_.events[{send->index}].name));
        text += ',';
        json_text::append(text, send->due);
        text += ',';
        json_text::append(text, send->since);
        text += ',';
        json_text::append(text, send->id ? std::string_view(pathway_.send_ids[*send->id]) : std::string_view());
        text += ']';
      }
      text += ']';
    });
  }

  void write_end() {
    compare("closed", "", before_.closed, after_.closed, false, [](std::string& text) { text += "true"; });
    const auto code = [&](const Case& c) {
      return c.outcome ? std::string_view(pathway_.outcomes[*c.outcome].code) : std::string_view();
    };
    compare("outcome", "", code(before_), code(after_), std::string_view(), word(code(after_)));
  }

  // Walks two lists ordered by `key`: what is only in the first, and what is new or different in the second.
  template <class T, class Key, class Gone, class Changed>
  static void merge(const std::vector<T>& before, const std::vector<T>& after, Key key, Gone gone, Changed changed) {
    auto old = before.begin();
    for (const auto& item : after) {
      for (; old != before.end() && key(*old) < key(item); ++old) gone(*old);
      const bool known = old != before.end() && key(*old) == key(item);
      if (!known || !(*old == item)) changed(item);
      if (known) ++old;
    }
    for (; old != before.end(); ++old) gone(*old);
  }

  const Pathway& pathway_;
  const Case& before_;
  const Case& after_;
  Entries entries_;
};

// A case of which nothing would be written.
Case at_rest(const Pathway& pathway) {
  auto c = blank_case(pathway);
  for (auto& fact : c.facts) fact = Value();
  return c;
}

}  // namespace

std::string to_document(const Pathway& pathway, const Case& c) {
  return Difference(pathway, at_rest(pathway), c).write();
}

std::string patch(const Pathway& pathway, const Case& before, const Case& after) {
  return Difference(pathway, before, after).write();
}

Result<std::string, std::string> apply_patch(std::string_view document, std::string_view patch) {
  auto object = nlohmann::json::parse(document, nullptr, false);
  const auto changes = nlohmann::json::parse(patch, nullptr, false);
  if (!object.is_object()) return failure(std::string("The document is not a JSON object."));
  if (!changes.is_object()) return failure(std::string("The patch is not a JSON object."));
  object.merge_patch(changes);
  return object.dump();
}

}  // namespace filrouge::interpreter

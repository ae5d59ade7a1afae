#include "engine/loading/locks.hpp"

#include "engine/base/words.hpp"
#include "engine/loading/grammar.hpp"
#include "engine/loading/overlay.hpp"
#include "engine/loading/tightening.hpp"

#include <algorithm>
#include <array>

namespace filrouge::loading {
namespace {

using Kind = Node::Kind;

// How a locked value may still be changed.
enum class Change {
  free,
  none,
  inside,
  earlier_opening,
  earlier_end,
  shorter,
  later_end,
  conjuncts,
  alternatives,
  members,
  requirements,
  actions,
  branches,
  value,
  earliest
};

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// A map whose keys its author chose, so that they mean nothing by themselves.
bool holds_names(std::string_view form) {
  return form.substr(0, 4) == "map:" || form == "ladder";
}

// `owner` is the form of the map that has the key.
Change change_of(std::string_view key, std::string_view form, std::string_view owner = {}) {
  constexpr std::array<std::string_view, 2> words_for_people{"title", "source"};
  constexpr std::array<std::string_view, 9> open_lists{"role", "values", "subject", "body", "keep",
                                                       "each", "themes", "kinds",   "hosts"};
  if (is_one_of(key, words_for_people)) return Change::free;
  if (owner == "deadline") {
    if (key == "never") return Change::alternatives;
    if (key == "until") return Change::earlier_end;
    if (key == "within" || key == "silence") return Change::shorter;
  }
  if (key == "open") return Change::earlier_opening;
  if (key == "due" || form == "date") return Change::earlier_end;
  if (key == "until") return Change::later_end;
  if (key == "guard") return Change::conjuncts;
  if (key == "when") return Change::alternatives;
  if (key == "value") return Change::value;
  if (key == "is") return Change::earliest;
  if (form == "transitions") return Change::branches;
  if (form == "list:requirement") return Change::requirements;
  if (form == "list:action") return Change::actions;
  const bool is_list = form.substr(0, 5) == "some:" || form.substr(0, 5) == "list:";
  if (is_list) return is_one_of(key, open_lists) ? Change::members : Change::none;
  return holds_names(form) || find_construct(form) != nullptr ? Change::inside : Change::none;
}

// What the hint says of each.
std::string_view allowed(Change change) {
  switch (change) {
    case Change::earlier_opening:
    case Change::earlier_end:
      return "It may only become earlier.";
    case Change::shorter:
      return "It may only become shorter.";
    case Change::later_end:
      return "It may only become later.";
    case Change::conjuncts:
      return "It may only get a further condition, with &&.";
    case Change::alternatives:
      return "It may only get a further alternative, with ||.";
    case Change::members:
      return "It may only gain more.";
    case Change::requirements:
      return "It may gain requirements, and each may get a further condition, with &&.";
    case Change::actions:
      return "It may only gain actions.";
    case Change::branches:
      return "Its guards may get a further condition, with &&, and branches may be added at its end.";
    case Change::earliest:
      return "A date may only become the earliest of it and others: earliest(…, other).";
    case Change::value:
      return "A duration may only become shorter, a date earlier; a number goes the way that locked says.";
    default:
      return "It may not be changed or removed.";
  }
}

// Keys that loosen what has not had them: they narrow when it holds, or turn it into something else.
bool loosens_when_added(std::string_view key) {
  constexpr std::array<std::string_view, 15> keys{"when",  "open", "until",   "optional", "internal",
                                                  "again", "per",  "initial", "personal", "target",
                                                  "type",  "by",   "is",      "stand_in", "late"};
  return is_one_of(key, keys);
}

const Node* lock_of(const Node& node) {
  const auto* lock = node.kind == Kind::map ? node.find("locked") : nullptr;
  return lock != nullptr && lock->kind == Kind::scalar && lock->text != "false" ? lock : nullptr;
}

// The first locked construct in a tree, itself included.
const Node* first_locked(const Node& node) {
  if (lock_of(node) != nullptr) return &node;
  for (const auto& entry : node.entries) {
    if (const auto* found = first_locked(entry.value)) return found;
  }
  for (const auto& item : node.items) {
    if (const auto* found = first_locked(item)) return found;
  }
  return nullptr;
}

// One, or a list of them.
std::vector<Node> all_of(const Node& node, std::string_view form) {
  std::vector<Node> all;
  if (node.kind != Kind::list) return {in_full(node, form)};
  for (const auto& item : node.items) all.push_back(in_full(item, element_form(form)));
  return all;
}

class Locks {
 public:
  Locks(Draft& draft, const Node& before, const Node& after, const Node& layer)
      : draft_(draft), root_before_(before), root_after_(after), root_layer_(layer) {}

  // Something not locked itself: what is locked inside must still be there, as strict.
  void open(const Node& before, const Node& after, const Node* layer, std::string_view form, const std::string& path) {
    if (before.kind == Kind::list || (form == "transitions" && after.kind == Kind::list)) {
      return list(before, after, form, path);
    }
    if (lock_of(before) != nullptr) return locked(before, in_full(after, form), layer, form, path);
    for (const auto& entry : before.entries) {
      if (first_locked(entry.value) == nullptr) continue;
      const auto inner = dotted(path, entry.key);
      const auto* now = after.find(entry.key);
      const auto* written = enter(layer, entry.key);
      if (now == nullptr) {
        refuse(inner, where(*first_locked(entry.value)), "It holds what is locked, and may not be removed.");
      } else {
        open(entry.value, *now, written, value_form(form, entry.key), inner);
      }
    }
  }

 private:
  void list(const Node& before, const Node& after, std::string_view form, const std::string& path) {
    const auto now = all_of(after, form);
    for (const auto& item : all_of(before, form)) {
      if (lock_of(item) == nullptr) continue;
      const bool kept = std::any_of(now.begin(), now.end(), [&](const Node& each) { return is_tighter(item, each); });
      if (!kept) refuse(path, where(item), "A locked item of a list may get a further condition, with &&; it stays.");
    }
  }

  void locked(const Node& before, const Node& after, const Node* layer, std::string_view form,
              const std::string& path) {
    const auto* lock = lock_of(before);
    const auto mode = lock == nullptr ? std::string_view{"true"} : std::string_view{lock->text};
    for (const auto& entry : before.entries) {
      const auto inner = dotted(path, entry.key);
      const auto of_entry = value_form(form, entry.key);
      const auto change = change_of(holds_names(form) ? std::string_view{} : entry.key, of_entry, form);
      const auto* written = enter(layer, entry.key);
      const auto* now = after.find(entry.key);
      if (now == nullptr && change != Change::free) {
        refuse(inner, where(entry), "What is locked may not be removed.");
      } else if (now != nullptr && change == Change::inside && entry.value.kind != Kind::list) {
        locked(in_full(entry.value, of_entry), in_full(*now, of_entry), written, of_entry, inner);
      } else if (now != nullptr && !allows(change, entry.value, *now, of_entry, mode)) {
        refuse(inner, where(entry), std::string{allowed(change)});
      }
    }
    for (const auto& entry : after.entries) {
      if (holds_names(form) || before.find(entry.key) != nullptr || !loosens_when_added(entry.key)) continue;
      (void)enter(layer, entry.key);
      refuse(dotted(path, entry.key), where(before), "Added to what is locked, it would loosen it.");
    }
    if (form == "task") ladder(before);
  }

  // A task reminds as its ladder says: locked with it.
  void ladder(const Node& task) {
    const auto* name = task.find("remind");
    const auto* before = root_before_.find("ladders");
    const auto* after = root_after_.find("ladders");
    before = name == nullptr || before == nullptr ? nullptr : before->find(name->text);
    if (before == nullptr) return;
    const auto* layer = enter(enter(&root_layer_, "ladders"), name->text);
    after = after == nullptr ? nullptr : after->find(name->text);
    const auto path = "ladders." + name->text;
    if (after == nullptr) return refuse(path, where(*before), "A locked task climbs it: it may not be removed.");
    locked(*before, *after, layer, "ladder", path);
  }

  static bool allows(Change change, const Node& before, const Node& after, std::string_view form,
                     std::string_view mode = "true") {
    if (change == Change::free || is_same(before, after)) return true;
    switch (change) {
      case Change::earlier_opening:
        return is_no_later(after.text, before.text, Bound::begin);
      case Change::earlier_end:
      case Change::shorter:
        return is_no_later(after.text, before.text, Bound::end);
      case Change::later_end:
        return is_no_later(before.text, after.text, Bound::end);
      case Change::conjuncts:
        return holds_no_oftener(after.text, before.text);
      case Change::alternatives:
        return holds_no_rarer(after.text, before.text);
      case Change::earliest:
        return is_earliest_of(after.text, before.text);
      case Change::value:
        return is_stricter_value(after, before, mode);
      case Change::inside:  // a list in its place, as a rung may be
      case Change::members:
      case Change::requirements:
        return gains(all_of(before, form), all_of(after, form));
      case Change::actions:
        return keeps_order(all_of(before, form), all_of(after, form), false);
      case Change::branches:
        return keeps_order(all_of(before, form), all_of(after, form), true);
      default:
        return false;
    }
  }

  // A map inside a list: as strict in each of its keys.
  static bool is_tighter(const Node& before, const Node& after) {
    if (before.kind != Kind::map || after.kind != Kind::map) return is_same(before, after);
    const bool kept = std::all_of(before.entries.begin(), before.entries.end(), [&](const Entry& entry) {
      const auto* now = after.find(entry.key);
      if (entry.key == "refuse") return now != nullptr;
      const auto change = change_of(entry.key, entry.key == "actions" ? "list:action" : "");
      return now == nullptr ? change == Change::free : allows(change, entry.value, *now, "list:action");
    });
    return kept && std::none_of(after.entries.begin(), after.entries.end(), [&](const Entry& entry) {
             return before.find(entry.key) == nullptr && loosens_when_added(entry.key);
           });
  }

  static bool gains(const std::vector<Node>& before, const std::vector<Node>& after) {
    return std::all_of(before.begin(), before.end(), [&](const Node& item) {
      return std::any_of(after.begin(), after.end(), [&](const Node& each) { return is_tighter(item, each); });
    });
  }

  // Each item is there in its order; in front of and between them nothing new where what comes first wins.
  static bool keeps_order(const std::vector<Node>& before, const std::vector<Node>& after, bool first_wins) {
    auto now = after.begin();
    for (const auto& item : before) {
      if (!first_wins) now = std::find_if(now, after.end(), [&](const Node& each) { return is_tighter(item, each); });
      if (now == after.end() || !is_tighter(item, *now)) return false;
      ++now;
    }
    return true;
  }

  // The value of a key in the overlay, if it is written there; findings are shown at the last one met.
  const Node* enter(const Node* layer, std::string_view key) {
    if (layer == nullptr) return nullptr;
    for (const auto& entry : layer->entries) {
      if (entry.key != key) continue;
      written_ = where(entry);
      return &entry.value;
    }
    return nullptr;
  }

  static std::string dotted(const std::string& path, const std::string& key) {
    return path.empty() ? key : path + "." + key;
  }

  void refuse(const std::string& path, Where base, std::string why) {
    const auto& file = draft_.files[base.file].name;
    draft_.report("locked", written_,
                  in_quotes(path) + " is locked in " + file + ", line " + std::to_string(base.at.line) + ".",
                  std::move(why));
    draft_.findings.push_back({file, base.at, "locked", Severity::note, in_quotes(path) + " is locked here.", {}});
  }

  Draft& draft_;
  const Node& root_before_;
  const Node& root_after_;
  const Node& root_layer_;
  Where written_;
};

}  // namespace

void check_locks(Draft& draft, const Node& before, const Node& after, const Node& layer) {
  if (first_locked(before) == nullptr) return;
  Locks{draft, before, after, layer}.open(before, after, &layer, "pathway", {});
}

}  // namespace filrouge::loading

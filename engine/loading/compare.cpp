#include "engine/loading/compare.hpp"

#include "engine/loading/gather.hpp"
#include "engine/loading/grammar.hpp"
#include "engine/loading/overlay.hpp"
#include "engine/loading/tightening.hpp"
#include "engine/loading/touched.hpp"

#include <algorithm>
#include <array>

namespace filrouge::loading {
namespace {

using Kind = Node::Kind;

// As it could be written on one line.
std::string on_one_line(const Node& node) {
  std::string text = node.kind == Kind::null ? "null" : node.text;
  const bool is_list = node.kind == Kind::list;
  if (!is_list && node.kind != Kind::map) return text;
  for (const auto& item : node.items) text += (text.empty() ? "" : ", ") + on_one_line(item);
  for (const auto& entry : node.entries) {
    text += (text.empty() ? "" : ", ") + entry.key + ": " + on_one_line(entry.value);
  }
  return is_list ? "[" + text + "]" : "{" + text + "}";
}

std::string joined(const std::string& a, const std::string& between, const std::string& b) {
  return a.empty() ? b : a + between + b;
}

// What a difference is said of.
struct Subject {
  std::string kind;
  std::string name;
  std::string state;        // that it belongs to, of what stands in states
  std::string declaration;  // of a table: the name other parts know it by
  bool for_people = false;  // only read, never run
};

std::string noun(std::string_view construct) {
  if (construct == "tell") return "message";
  if (construct == "transitions") return "transition";
  if (construct == "duty") return "required text";
  if (construct == "map:answer") return "answers";
  return std::string{construct};
}

// A map whose keys its author chose.
bool holds_names(std::string_view form) {
  return form.substr(0, 4) == "map:" || form == "ladder";
}

// The subject of an entry of a map written as `form`.
Subject inside(const Subject& of, std::string_view form, const std::string& key) {
  auto subject = of;
  if (!holds_names(form)) {
    const auto own = value_form(form, key);
    const bool is_transition = own == "map:transitions" || own == "transitions";
    if (is_transition) subject = {"transition", joined(of.state, " ", key), of.state, {}, false};
    constexpr std::array<std::string_view, 5> never_run{"title", "source", "sources", "version", "locked"};
    subject.for_people = of.for_people || std::find(never_run.begin(), never_run.end(), key) != never_run.end();
    return subject;
  }
  const auto construct = element_form(form);
  subject.kind = form == "ladder" ? "rung" : noun(construct);
  if (construct == "state") {
    subject.state = subject.name = joined(of.state, ".", key);
  } else if (construct == "task" || construct == "tell") {
    subject.name = joined(of.state, ".", key);
  } else if (form == "map:transitions") {
    subject.name = of.name + " " + key;
  } else if (of.declaration.empty() && construct != "value") {
    subject.name = subject.declaration = key;
  } else if (construct == "value") {
    subject.kind = of.kind;
    subject.name = of.name;
  } else {
    subject.name = of.name + ", " + key;
  }
  return subject;
}

class Comparing {
 public:
  Comparing(const Node& before, const std::vector<SourceFile>& before_files, const Node& after,
            const std::vector<SourceFile>& after_files)
      : before_(before), after_(after), before_files_(before_files), after_files_(after_files) {}

  std::vector<Change> all() {
    maps(before_, after_, "pathway", {"pathway", {}, {}, {}, false});
    return std::move(changes_);
  }

 private:
  void maps(const Node& before, const Node& after, std::string_view form, const Subject& subject) {
    for (const auto& entry : after.entries) {
      if (form == "pathway" && (entry.key == "extends" || entry.key == "use")) continue;
      const auto* then = before.find(entry.key);
      const auto of_entry = value_form(form, entry.key);
      const auto inner = inside(subject, form, entry.key);
      if (then != nullptr) {
        values(*then, entry.value, of_entry, inner, entry.key);
      } else {
        one_sided(entry, Change::How::added, form, of_entry, inner);
      }
    }
    for (const auto& entry : before.entries) {
      if (form == "pathway" && (entry.key == "extends" || entry.key == "use")) continue;
      if (after.find(entry.key) != nullptr) continue;
      one_sided(entry, Change::How::removed, form, value_form(form, entry.key), inside(subject, form, entry.key));
    }
    order(before, after, form, subject);
  }

  void values(const Node& before, const Node& after, std::string_view form, const Subject& subject,
              const std::string& key) {
    const auto then = in_full(before, form);
    const auto now = in_full(after, form);
    if (is_same(then, now)) return;
    if (then.kind == Kind::map && now.kind == Kind::map && !form.empty()) return maps(then, now, form, subject);
    if (then.kind == Kind::list && now.kind == Kind::list) return lists(then, now, subject, key);
    add(Change::How::changed, subject, key, on_one_line(before), on_one_line(after), now);
  }

  // Of lists, what is gone and what is new; of the same items in another order, both lists.
  void lists(const Node& before, const Node& after, const Subject& subject, const std::string& key) {
    const auto only_in = [](const Node& list, const Node& other) {
      Node rest = list;
      std::erase_if(rest.items, [&other](const Node& item) {
        return std::any_of(other.items.begin(), other.items.end(),
                           [&item](const Node& each) { return is_same(each, item); });
      });
      return rest;
    };
    const auto gone = only_in(before, after);
    const auto fresh = only_in(after, before);
    const bool reordered = gone.items.empty() && fresh.items.empty();
    const auto shown = [](const Node& list) { return list.items.empty() ? std::string{} : on_one_line(list); };
    add(Change::How::changed, subject, key, shown(reordered ? before : gone), shown(reordered ? after : fresh), after);
  }

  // Something named, a whole table of them, or a key of a construct.
  void one_sided(const Entry& entry, Change::How how, std::string_view form, std::string_view of_entry,
                 const Subject& subject) {
    const bool is_added = how == Change::How::added;
    if (holds_names(of_entry) && entry.value.kind == Kind::map) {
      const Node none{Kind::map, false, entry.at, entry.value.file, {}, {}, {}};
      return is_added ? maps(none, entry.value, of_entry, subject) : maps(entry.value, none, of_entry, subject);
    }
    const auto text = on_one_line(entry.value);
    const bool is_thing = (holds_names(form) && form != "map:value") || of_entry == "transitions";
    add(is_thing ? how : Change::How::changed, subject, is_thing ? std::string{} : entry.key, is_added ? "" : text,
        is_added ? text : "", entry.value, entry.at, !is_added);
  }

  // The order of what is in both, where it means something.
  void order(const Node& before, const Node& after, std::string_view form, const Subject& subject) {
    constexpr std::array<std::string_view, 3> ordered{"map:state", "map:transitions", "ladder"};
    if (std::find(ordered.begin(), ordered.end(), form) == ordered.end()) return;
    const auto common = [](const Node& map, const Node& other) {
      Node keys;
      keys.kind = Kind::list;
      for (const auto& entry : map.entries) {
        if (other.find(entry.key) == nullptr) continue;
        keys.items.emplace_back();
        keys.items.back().kind = Kind::scalar;
        keys.items.back().text = entry.key;
      }
      return keys;
    };
    const auto then = common(before, after);
    const auto now = common(after, before);
    if (!is_same(then, now)) {
      add(Change::How::changed, subject, "order", on_one_line(then), on_one_line(now), after);
    }
  }

  void add(Change::How how, const Subject& subject, const std::string& key, std::string before, std::string after,
           const Node& node) {
    add(how, subject, key, std::move(before), std::move(after), node, node.at, false);
  }

  void add(Change::How how, const Subject& subject, const std::string& key, std::string before, std::string after,
           const Node& node, Position at, bool in_old) {
    const auto& files = in_old ? before_files_ : after_files_;
    Change change{how, subject.kind, subject.name, key, std::move(before), std::move(after), files[node.file].name,
                  at,  {},           false};
    if (!subject.for_people) touch(change, subject, in_old ? before_ : after_);
    changes_.push_back(std::move(change));
  }

  static void touch(Change& change, const Subject& subject, const Node& pathway) {
    const bool of_state = subject.declaration.empty() && !subject.state.empty();
    if (of_state) {
      change.states = {subject.state};
    } else if (change.kind == "required text") {
      change.states = states_that_name(pathway, subject.declaration);
    } else if (subject.declaration.empty() || change.kind == "event" || change.kind == "field") {
      change.everybody = change.key != "pathway" && change.key != "locale";
    } else {
      change.states = states_that_name(pathway, subject.declaration);
      const auto root = std::find(change.states.begin(), change.states.end(), "");
      change.everybody = root != change.states.end();
      if (change.everybody) change.states.clear();
    }
  }

  const Node& before_;
  const Node& after_;
  const std::vector<SourceFile>& before_files_;
  const std::vector<SourceFile>& after_files_;
  std::vector<Change> changes_;
};

}  // namespace

std::vector<Change> compare(const VersionText& before, const VersionText& after) {
  Draft old_draft;
  Draft new_draft;
  std::vector<NeededFile> needs;
  const auto then = gather(old_draft, before.name, before.files, needs);
  const auto now = gather(new_draft, after.name, after.files, needs);
  if (!then || !now) return {};
  return Comparing{*then, old_draft.files, *now, new_draft.files}.all();
}

}  // namespace filrouge::loading

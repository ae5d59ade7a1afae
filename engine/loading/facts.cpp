#include "engine/base/words.hpp"
#include "engine/loading/declarations.hpp"
#include "engine/loading/expressions.hpp"
#include "engine/loading/names.hpp"
#include "engine/loading/values.hpp"

#include <algorithm>
#include <unordered_map>

namespace filrouge::loading {
namespace {

using expression::Type;
using pathway::ComputedFact;
using pathway::EventSlots;
using pathway::LogFact;
using pathway::StoredFact;

// A field of the entries of a log: what the events that feed it agree on.
Type kept_type(const Draft& draft, const LogFact& log, const std::string& name, bool& found) {
  Type type;
  type.kind = Type::Kind::dyn;
  for (const auto& event : draft.pathway.events) {
    if (std::none_of(log.of.begin(), log.of.end(), [&](const auto& p) { return p.matches(event.name); })) continue;
    for (const auto& field : event.payload) {
      if (field.name != name) continue;
      if (found && type != field.type) return Type{};
      type = field.type;
      type.nullable = field.optional;
      found = true;
    }
  }
  return type;
}

LogFact read_log(Draft& draft, const Fields& fields, Type& type) {
  LogFact log;
  Type entry;
  entry.kind = Type::Kind::record;
  Type date;
  date.kind = Type::Kind::date;
  entry.fields.emplace_back("occurred", date);
  bool all_known = true;
  for (const auto* name : fields.some("of")) {
    log.of.push_back(to_pattern(name->text));
    const auto known = [&](const auto& event) { return log.of.back().matches(event.name); };
    draft.used.insert("event:" + name->text);
    if (std::none_of(draft.pathway.events.begin(), draft.pathway.events.end(), known)) {
      all_known = false;
      draft.report("unknown-event", where(*name), "There is no event " + in_quotes(name->text) + ".",
                   draft.suggest(name->text, draft.events.names()));
    }
  }
  for (const auto* name : fields.some("keep")) {
    bool found = false;
    auto kept = kept_type(draft, log, name->text, found);
    const auto* slot = draft.event_fields.find(name->text);
    if (!found || slot == nullptr) {
      if (!all_known) continue;
      draft.report("unknown-event-field", where(*name),
                   "The events of this log have no field " + in_quotes(name->text) + ".",
                   draft.suggest(name->text, draft.event_fields.names()));
      continue;
    }
    entry.fields.emplace_back(name->text, std::move(kept));
    log.keep.emplace_back(name->text, *slot);
  }
  if (const auto* max = fields.value("max")) {
    constexpr std::int64_t most = 10'000;
    const auto entries = to_integer(*max).value_or(0);
    if (entries < 1 || entries > most) draft.report("wrong-type", where(*max), "A log keeps from 1 to 10000 entries.");
    log.entries_max = static_cast<std::uint32_t>(std::clamp<std::int64_t>(entries, 1, most));
  }
  type.kind = Type::Kind::list;
  type.parameters = {std::move(entry)};
  return log;
}

StoredFact read_stored(Draft& draft, const Fields& fields, Type& type) {
  StoredFact stored;
  type = read_type(draft, fields);
  const auto* initial = fields.value("default");
  if (initial != nullptr && initial->kind != Node::Kind::null) {
    stored.initial = read_value(draft, *initial, type).value_or(expression::Value{});
  } else {
    type.nullable = true;
  }
  return stored;
}

struct Computed {
  const Entry* entry;
  Fields fields;
  enum class State { waiting, reading, done } state = State::waiting;
};

// Adds computed facts so that each comes after all it reads.
class Ordering {
 public:
  Ordering(Draft& draft, std::vector<Computed> facts) : draft_(draft), facts_(std::move(facts)) {
    for (std::size_t i = 0; i < facts_.size(); ++i) number_.emplace(facts_[i].entry->key, i);
  }
  void run() {
    for (std::size_t i = 0; i < facts_.size(); ++i) add(i);
  }

 private:
  void add(std::size_t i) {
    auto& fact = facts_[i];
    if (fact.state != Computed::State::waiting) return;
    fact.state = Computed::State::reading;
    path_.push_back(i);
    const auto* is = fact.fields.value("is");
    if (is != nullptr && path_.size() <= chain_max) {
      for (const auto& name : names_in(is->text)) {
        const auto read = number_.find(name);
        if (read == number_.end()) continue;
        if (facts_[read->second].state == Computed::State::reading) report_cycle(read->second);
        add(read->second);
      }
    }
    path_.pop_back();
    fact.state = Computed::State::done;
    compile_fact(fact);
  }

  void report_cycle(std::size_t first) {
    const auto begin = std::find(path_.begin(), path_.end(), first);
    std::string chain;
    for (auto it = begin; it != path_.end(); ++it) chain += facts_[*it].entry->key + " reads ";
    draft_.report("cyclic-fact", where(*facts_[first].fields.value("is")),
                  "A computed fact cannot read itself: " + chain + facts_[first].entry->key + ".",
                  "Take one of these out of the circle.");
    broken_ = true;
  }

  void compile_fact(const Computed& computed) {
    pathway::Fact fact;
    fact.name = computed.entry->key;
    fact.title = computed.fields.text("title");
    fact.origin = draft_.origin(where(*computed.entry), computed.fields.source());
    auto scope = condition_scope(draft_);
    scope.state = nullptr;
    const auto* is = computed.fields.value("is");
    auto program = is == nullptr || broken_ ? std::nullopt : compile(draft_, *is, scope, Gives::anything);
    fact.type = program ? program->type() : Type{};
    fact.kind = ComputedFact{program ? std::move(*program) : constant_program({})};
    draft_.facts.add(computed.entry->key, draft_.pathway.facts.add(std::move(fact)));
  }

  static constexpr std::size_t chain_max = 200;  // deeper chains are cut: what they read is then unknown, and reported
  Draft& draft_;
  std::vector<Computed> facts_;
  std::unordered_map<std::string, std::size_t> number_;
  std::vector<std::size_t> path_;
  bool broken_ = false;
};

}  // namespace

void load_facts(Draft& draft, const Fields& root) {
  std::vector<Computed> computed;
  for (const auto& entry : root.entries("data")) {
    if (!expect_identifier(draft, entry.key, where(entry))) continue;
    if (draft.constants.find(entry.key) != nullptr) {
      draft.report("duplicate-name", where(entry), in_quotes(entry.key) + " is a parameter or milestone as well.");
    }
    Fields fields{draft, entry.value, "fact", root.source()};
    if (fields.value("is") != nullptr) {
      computed.push_back({&entry, std::move(fields)});
      continue;
    }
    pathway::Fact fact;
    fact.name = entry.key;
    fact.title = fields.text("title");
    fact.personal = fields.flag("personal");
    if (fact.personal) {
      draft.report(
          "personal-kept", where(entry),
          in_quotes(entry.key) + " is personal: its values stay in the history of the case when a person is erased.");
    }
    fact.origin = draft.origin(where(entry), fields.source());
    if (fields.text("type") == "log") {
      fact.kind = read_log(draft, fields, fact.type);
    } else {
      fact.kind = read_stored(draft, fields, fact.type);
      if (entry.value.find("type") == nullptr && entry.value.kind == Node::Kind::map) {
        draft.report("missing-key", where(entry), in_quotes(entry.key) + " has neither a type nor an expression.",
                     "Add type: or is:");
      }
    }
    draft.facts.add(entry.key, draft.pathway.facts.add(std::move(fact)));
  }
  Ordering{draft, std::move(computed)}.run();
}

}  // namespace filrouge::loading

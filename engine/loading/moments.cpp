#include "engine/loading/moments.hpp"

#include "engine/base/overloaded.hpp"
#include "engine/base/words.hpp"

namespace filrouge::loading {
namespace {

using pathway::MomentAnchor;

bool is_date(const expression::Type& type) {
  return type.kind == expression::Type::Kind::date;
}

class Resolving {
 public:
  Resolving(Draft& draft, Where at, MomentUse use) : draft_(draft), at_(at), use_(use) {}

  std::optional<MomentAnchor> anchor(const calendar::Anchor& anchor) {
    return std::visit(overloaded{[](calendar::FromEntry entry) -> std::optional<MomentAnchor> { return entry; },
                                 [](const calendar::DateRule& rule) -> std::optional<MomentAnchor> { return rule; },
                                 [this](const calendar::NamedAnchor& named) { return this->named(named.name); }},
                      anchor);
  }

 private:
  std::optional<MomentAnchor> named(const std::string& name) {
    if (name == "open" && (use_ == MomentUse::due || use_ == MomentUse::rung)) return pathway::OpenAnchor{};
    if (name == "due" && use_ == MomentUse::rung) return pathway::DueAnchor{};
    if (const auto* constant = draft_.constants.find(name); constant != nullptr) {
      draft_.used.insert("constant:" + name);
      if (constant->kind == ConstantKind::date) return constant->slot;
      return refuse("wrong-type", in_quotes(name) + " is not a date.", "");
    }
    if (const auto* fact = draft_.facts.find(name); fact != nullptr) {
      draft_.used.insert("fact:" + name);
      if (is_date(draft_.pathway.facts[*fact].type)) {
        return expression::Slot{expression::Segment::facts, fact->value};
      }
      return refuse("wrong-type", "The fact " + in_quotes(name) + " is not a date.", "");
    }
    if (name == "open" || name == "due") {
      return refuse("unknown-anchor", in_quotes(name) + " means something in a task and its ladder only.", "");
    }
    return refuse("unknown-anchor", in_quotes(name) + " is no milestone and no date fact.",
                  draft_.suggest(name, dates()));
  }

  std::nullopt_t refuse(std::string_view rule, std::string message, std::string hint) {
    draft_.report(rule, at_, std::move(message), std::move(hint));
    return std::nullopt;
  }

  [[nodiscard]] std::vector<std::string> dates() const {
    std::vector<std::string> names;
    if (use_ == MomentUse::due || use_ == MomentUse::rung) names.emplace_back("open");
    if (use_ == MomentUse::rung) names.emplace_back("due");
    for (const auto& name : draft_.constants.names()) {
      if (draft_.constants.find(name)->kind == ConstantKind::date) names.push_back(name);
    }
    for (const auto& fact : draft_.pathway.facts) {
      if (is_date(fact.type)) names.push_back(fact.name);
    }
    return names;
  }

  Draft& draft_;
  Where at_;
  MomentUse use_;
};

// The duration that a parameter of that name stands for.
std::optional<calendar::Duration> duration_parameter(Draft& draft, const std::string& name) {
  const auto* constant = draft.constants.find(name);
  if (constant == nullptr || constant->kind != ConstantKind::duration) return std::nullopt;
  draft.used.insert("constant:" + name);
  const auto& value = draft.pathway.parameters[constant->slot.index].value;
  const auto duration = calendar::parse_duration(value.if_string() ? *value.if_string() : std::string{});
  return duration ? std::optional{*duration} : std::nullopt;
}

}  // namespace

std::optional<pathway::Moment> read_moment(Draft& draft, const std::string& text, Where at, MomentUse use) {
  pathway::Moment moment;
  moment.after = use == MomentUse::after || use == MomentUse::due;
  if (const auto duration = duration_parameter(draft, text)) {
    moment.offset = duration;
    return moment;
  }
  const auto parsed = calendar::parse_moment(text);
  if (!parsed) {
    draft.report("moment-syntax", at, parsed.error());
    return std::nullopt;
  }
  auto anchor = Resolving{draft, at, use}.anchor(parsed->anchor);
  if (!anchor) return std::nullopt;
  moment.offset = parsed->offset;
  moment.anchor = *anchor;
  moment.time_of_day = parsed->time_of_day;
  return moment;
}

}  // namespace filrouge::loading

#include "engine/base/words.hpp"
#include "engine/loading/declarations.hpp"
#include "engine/loading/expressions.hpp"
#include "engine/loading/names.hpp"
#include "engine/loading/states.hpp"
#include "engine/loading/values.hpp"

namespace filrouge::loading {
namespace {

using pathway::Action;

class ReadingActions {
 public:
  ReadingActions(Draft& draft, const expression::Scope& scope, const std::string& rule, const std::string& source)
      : draft_(draft), scope_(scope), rule_(rule), source_(source) {}

  std::vector<Action> run(const std::vector<Node>& items) {
    std::vector<Action> all;
    for (const auto& item : items) {
      if (item.kind != Node::Kind::refused) one(item, all);
    }
    return all;
  }

 private:
  void one(const Node& node, std::vector<Action>& into) {
    const Fields fields{draft_, node, "action", source_};
    if (node.kind == Node::Kind::map && node.entries.size() != 1) {
      draft_.report("wrong-type", where(node), "An action has exactly one key.",
                    "Write each as an item of its own: - set: …");
    }
    const auto put = [&](auto what, std::string rule) {
      into.push_back({std::move(what), std::move(rule), draft_.origin(where(node), source_)});
    };
    for (auto& assignment : read_set(draft_, fields.entries("set"), scope_)) put(std::move(assignment), rule_);
    if (const auto* raise = fields.value("raise")) put(pathway::Raise{event_named(draft_, *raise)}, rule_);
    if (const auto* cancel = fields.value("cancel"))
      put(pathway::Cancel{enter_send_id(draft_.pathway, cancel->text)}, rule_);
    if (const auto* send = fields.value("send")) {
      if (auto read = read_send(*send)) put(std::move(*read), rule_);
    }
    if (const auto* branch = fields.value("if")) {
      if (auto read = read_if(*branch)) put(std::move(*read), rule_);
    }
    if (const auto* notify = fields.value("notify")) {
      if (auto read = read_notify(*notify)) {
        auto rule = rule_ + "." + name_of(read->message);
        read->rule = enter_notify(draft_.pathway, rule);
        put(std::move(*read), std::move(rule));
      }
    }
  }

  [[nodiscard]] const std::string& name_of(pathway::MessageIndex message) const {
    return draft_.pathway.messages[message].name;
  }

  std::optional<pathway::Send> read_send(const Node& node) {
    const Fields fields{draft_, node, "send", source_};
    const auto* event = fields.value("event");
    if (event == nullptr) return std::nullopt;
    pathway::Send send{event_named(draft_, *event), {0, calendar::Unit::seconds}, {}};
    if (const auto id = fields.text("id"); !id.empty()) send.id = enter_send_id(draft_.pathway, id);
    if (const auto* after = fields.value("after")) {
      const auto duration = calendar::parse_duration(after->text);
      if (duration && duration->count >= 0) {
        send.after = *duration;
      } else {
        draft_.report("moment-syntax", where(*after), duration ? "A delay cannot be negative." : duration.error());
      }
    }
    return send;
  }

  std::optional<pathway::If> read_if(const Node& node) {
    const Fields fields{draft_, node, "if", source_};
    const auto* guard = fields.value("guard");
    auto program = guard == nullptr ? std::nullopt : compile(draft_, *guard, scope_, Gives::truth);
    auto then = run(fields.items("then"));
    auto otherwise = run(fields.items("else"));
    if (!program) return std::nullopt;
    return pathway::If{std::move(*program), std::move(then), std::move(otherwise)};
  }

  std::optional<pathway::Notify> read_notify(const Node& node) {
    const Fields fields{draft_, node, "notify", source_};
    auto read = read_recipients(draft_, fields);
    const auto* message = fields.value("message");
    if (message == nullptr) return std::nullopt;
    return pathway::Notify{{}, message_named(draft_, message->text, where(*message)), std::move(read.to)};
  }

  Draft& draft_;
  const expression::Scope& scope_;
  const std::string& rule_;
  const std::string& source_;
};

}  // namespace

std::vector<Action> read_actions(Draft& draft, const std::vector<Node>& items, const expression::Scope& scope,
                                 const std::string& rule, const std::string& source) {
  return ReadingActions{draft, scope, rule, source}.run(items);
}

}  // namespace filrouge::loading

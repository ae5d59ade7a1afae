#include "engine/service/recipients.hpp"

#include "engine/base/overloaded.hpp"
#include "engine/base/words.hpp"
#include "engine/service/occurrence.hpp"
#include "engine/service/opt_out.hpp"
#include "engine/service/subject.hpp"

#include <algorithm>

namespace filrouge::service {
namespace {

const std::vector<std::string> default_channels{"email"};

const pathway::Recipients* notified_by(const std::vector<pathway::Action>& actions, const std::string& rule) {
  for (const auto& action : actions) {
    const pathway::Recipients* found =
        std::visit(overloaded{[&](const pathway::Notify& notify) { return action.rule == rule ? &notify.to : nullptr; },
                              [&](const pathway::If& branch) {
                                const auto* then = notified_by(branch.then, rule);
                                return then != nullptr ? then : notified_by(branch.otherwise, rule);
                              },
                              [](const auto&) -> const pathway::Recipients* { return nullptr; }},
                   action.what);
    if (found != nullptr) return found;
  }
  return nullptr;
}

std::optional<pathway::RoleIndex> find_role(const pathway::Pathway& pathway, const std::string& name) {
  for (const auto role : pathway.roles.indices()) {
    if (pathway.roles[role].name == name) return role;
  }
  return std::nullopt;
}

std::vector<PersonId> holders_of(const CaseView& subject, const std::string& role, const SchoolPeople& people) {
  if (role == pathway::student_role) return {subject.record.person};
  if (role == pathway::guardian_role) {
    const auto pupil = people.persons.find(subject.record.person);
    return pupil == people.persons.end() ? std::vector<PersonId>() : pupil->second.guardians;
  }
  const auto found = people.holders.find(role);
  return found == people.holders.end() ? std::vector<PersonId>() : found->second;
}

const std::vector<std::string>& wanted_by(const pathway::Role& role, const pathway::Recipients* declared) {
  if (declared != nullptr && !declared->channels.empty()) return declared->channels;
  return role.channels.empty() ? default_channels : role.channels;
}

bool tells_program(const std::vector<std::string>& channels) {
  return std::find(channels.begin(), channels.end(), program_channel) != channels.end();
}

bool role_holds(const CaseView& subject, const pathway::Role& role, const SchoolPeople& people, Instant now) {
  if (!role.when) return true;
  const auto pupil = people.persons.find(subject.record.person);
  const auto fields = pupil == people.persons.end()
                          ? std::vector<expression::Value>(subject.pathway().subject_fields.size())
                          : subject_values(subject.pathway(), pupil->second);
  expression::Frame frame;
  frame.segments[static_cast<std::size_t>(expression::Segment::facts)] = subject.state.facts;
  frame.segments[static_cast<std::size_t>(expression::Segment::constants)] = subject.setting->constants;
  frame.segments[static_cast<std::size_t>(expression::Segment::subject)] = fields;
  frame.now = now;
  frame.place = subject.setting->place.get();
  return role.when->holds(frame);
}

// The channels that reach the person: the first, or all where the rule says each. Letters wait for the end of the list.
Recipient addressed(const port::PersonRecord& person, pathway::RoleIndex role, const std::vector<std::string>& wanted,
                    bool each, const SchoolPeople& people) {
  Recipient recipient{person, role, {}, {}};
  std::string why = suppression::no_address;
  for (const auto& channel : wanted) {
    const auto reason = forbidden(person, channel, people);
    if (!reason.empty() && reason != suppression::no_address) why = reason;
    if (!reason.empty()) continue;
    recipient.channels.push_back(channel);
    if (!each) break;
  }
  if (recipient.channels.empty()) {
    recipient.channels.push_back(wanted.front());
    recipient.suppressed = why;
  }
  return recipient;
}

}  // namespace

std::string address_of(const port::PersonRecord& person, const std::string& channel) {
  if (channel == "sms") return field(person, "phone");
  if (channel == "letter") return field(person, "address");
  return field(person, "email");
}

std::string forbidden(const port::PersonRecord& person, const std::string& channel, const SchoolPeople& people) {
  if (channel == program_channel) return "";
  if (!opted_out_since(person).empty()) return suppression::opted_out;
  const auto address = address_of(person, channel);
  if (address.empty()) return suppression::no_address;
  return people.unreachable.count({channel, in_lower_case(address)}) != 0 ? suppression::unreachable : "";
}

const pathway::Recipients* declared_recipients(const pathway::Pathway& pathway, const port::IntentRecord& intent) {
  const auto& rule = intent.key.rule;
  for (const auto& tell : pathway.tells)
    if (tell.rule == rule) return &tell.to;
  for (const auto& task : pathway.tasks) {
    if (task.rule != rule || !task.ladder) continue;
    const auto rung = parse_occurrence(intent.key.occurrence).rung;
    const auto& rungs = pathway.ladders[*task.ladder].rungs;
    return rung >= 1 && rung <= rungs.size() ? &rungs[rung - 1U].to : nullptr;
  }
  for (const auto& transition : pathway.transitions)
    if (const auto* found = notified_by(transition.actions, rule)) return found;
  for (const auto& state : pathway.states) {
    if (const auto* found = notified_by(state.entry, rule)) return found;
    if (const auto* found = notified_by(state.exit, rule)) return found;
  }
  return nullptr;
}

std::optional<pathway::RoleIndex> told_role(const CaseView& subject, const std::string& role,
                                            const pathway::Recipients* declared, const SchoolPeople& people) {
  const auto& roles = subject.pathway().roles;
  auto told = find_role(subject.pathway(), role);
  const auto nobody_is = [&](const pathway::Role& each) {
    return holders_of(subject, each.name, people).empty() && !tells_program(wanted_by(each, declared));
  };
  while (told && nobody_is(roles[*told])) told = roles[*told].stand_in;
  return told;
}

const pathway::Role* unwanted_role(const CaseView& subject, const port::IntentRecord& intent,
                                   const SchoolPeople& people, Instant now) {
  const auto& pathway = subject.pathway();
  const auto told = told_role(subject, intent.key.role, declared_recipients(pathway, intent), people);
  return told && !role_holds(subject, pathway.roles[*told], people, now) ? &pathway.roles[*told] : nullptr;
}

std::vector<Recipient> resolve_recipients(const CaseView& subject, const port::IntentRecord& intent,
                                          const SchoolPeople& people, bool short_form, Instant now) {
  const auto& roles = subject.pathway().roles;
  const auto* declared = declared_recipients(subject.pathway(), intent);
  const auto role = told_role(subject, intent.key.role, declared, people);
  if (!role) return {};

  auto wanted = wanted_by(roles[*role], declared);
  if (!short_form && wanted.size() > 1) wanted.erase(std::remove(wanted.begin(), wanted.end(), "sms"), wanted.end());
  const bool holds = role_holds(subject, roles[*role], people, now);
  const auto holders = holders_of(subject, roles[*role].name, people);
  std::vector<Recipient> recipients;
  for (const auto& id : holders) {
    const auto person = people.persons.find(id);
    if (person == people.persons.end()) continue;
    recipients.push_back(
        addressed(person->second, *role, wanted, declared != nullptr && declared->each_channel, people));
  }
  if (holders.empty()) recipients.push_back({port::PersonRecord(), *role, {program_channel}, {}});
  for (auto& recipient : recipients)
    if (!holds && recipient.suppressed.empty()) recipient.suppressed = suppression::role_condition;
  return recipients;
}

}  // namespace filrouge::service

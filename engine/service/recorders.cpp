#include "engine/service/recorders.hpp"

#include "engine/base/words.hpp"

#include <algorithm>

namespace filrouge::service {
namespace {

std::string role_of(const std::string& by) {
  return by.substr(0, by.find(':'));
}

std::string joined_roles(const pathway::Pathway& pathway, const std::vector<pathway::RoleIndex>& roles) {
  std::string names;
  for (const auto index : roles) names += (names.empty() ? "" : ", ") + pathway.roles[index].name;
  return names;
}

}  // namespace

std::optional<std::string> may_not_act(const pathway::Pathway& pathway, const std::string& by) {
  const auto role = role_of(by);
  const bool known = std::ranges::find(pathway.roles, role, &pathway::Role::name) != pathway.roles.end();
  if (known || role == "import" || role == "office") return std::nullopt;
  return "The pathway has no role " + in_quotes(role) + ".";
}

std::optional<std::string> may_not_record(const pathway::Pathway& pathway, const pathway::EventDeclaration& declaration,
                                          const std::string& by) {
  const auto event = in_quotes(declaration.name);
  if (declaration.by_engine) return event + " is recorded by the engine itself.";
  const auto role = role_of(by);
  const auto allowed = joined_roles(pathway, declaration.by);
  if (auto stranger = may_not_act(pathway, by))
    return *stranger + (allowed.empty() ? "" : " " + event + " is recorded by " + allowed + ".");
  const auto may = [&](const auto index) { return pathway.roles[index].name == role; };
  const bool declared = std::ranges::find(pathway.roles, role, &pathway::Role::name) != pathway.roles.end();
  if (!declared || allowed.empty() || std::ranges::any_of(declaration.by, may)) return std::nullopt;
  return event + " is recorded by " + allowed + ", not by " + role + ".";
}

}  // namespace filrouge::service

#pragma once
#include "engine/scenario/coverage.hpp"

namespace filrouge::scenario {

// Lists all that the histories of a pathway could reach.
class CoverageItems {
 public:
  explicit CoverageItems(Coverage& coverage)
      : p_(*coverage.pathway_), items_(coverage.items_), choices_(coverage.choices_) {}
  void list();

 private:
  using What = Coverage::What;
  using Key = Coverage::Key;

  void list_transitions();
  void list_requirements();
  void list_tasks();
  void list_tells();
  void list_actions(const std::vector<pathway::Action>& actions);
  void add(const Key& key, Coverage::Kind kind, std::string subject, std::string never, const pathway::Origin& origin);
  void add_condition(What what, std::size_t a, std::size_t b, const std::string& subject,
                     const expression::Program& condition, const pathway::Origin& origin);
  void add_timer(What what, std::size_t a, std::size_t b, std::string subject, const pathway::Origin& origin);

  const pathway::Pathway& p_;
  std::map<Key, Coverage::Item>& items_;
  std::map<const pathway::If*, std::size_t>& choices_;
};

}  // namespace filrouge::scenario

#pragma once
#include "engine/proof/explore.hpp"
#include "engine/proof/proofs.hpp"

#include <vector>

namespace filrouge::proof {

// The deadlines of the pathway: shown to hold for every case, or broken by a case that is played.
class Deadlines {
 public:
  Deadlines(const Subject& subject, const interpreter::Setting& setting, Findings& findings);

  // Of a case that is played; the first that breaks a deadline is told.
  void see(const Tried& tried);
  void rest(const Visit& visit);
  // Once all are played: those that are neither shown nor broken. `is_all`: every kind of case was played, which shows
  // how long a silence is.
  void tell_open(bool is_all) const;

 private:
  [[nodiscard]] bool is_shown(const pathway::Deadline& deadline) const;
  [[nodiscard]] bool is_left_by(const pathway::Timer& timer, const pathway::Deadline& deadline) const;
  [[nodiscard]] bool is_never(const pathway::Deadline& deadline) const;
  // It speaks of the case where it rests.
  [[nodiscard]] bool concerns(const pathway::Deadline& deadline, const interpreter::Case& c) const;
  // The end of it for the case that was silent since then; nothing while its anchor has no value, or nobody waits.
  [[nodiscard]] std::optional<Instant> end_for(const pathway::Deadline& deadline, const interpreter::Case& c,
                                               std::optional<Instant> silent_since) const;
  void report(std::size_t index, const Visit& visit, const std::string& since);

  enum class Standing { open, shown, broken };
  const Subject& subject_;
  const interpreter::Setting& setting_;
  Findings& findings_;
  std::vector<Standing> standing_;  // by deadline
};

}  // namespace filrouge::proof

#pragma once
#include "generator/cast.hpp"
#include "generator/log.hpp"
#include "generator/random.hpp"

namespace filrouge::example {

// Tells one pupil's story chapter by chapter; each chapter appends to the log.
class Narrator {
 public:
  Narrator(const Pupil& pupil, Random& random) : pupil_(pupil), fate_(pupil.fate), random_(random) {}

  void last_year();
  void july();
  void summer();
  // Whether and when the pupil came to a meeting, or to an interview instead.
  [[nodiscard]] Day meeting();
  void after_meeting(Day met);
  void avenirpro_plus(Day signed_on);
  void settle();

  [[nodiscard]] Log take_log() { return std::move(log_); }

 private:
  // A moment of a working day chosen at random.
  void record(Day day, const std::string& event, const std::string& by, const std::string& payload = {});
  void record_at(Day day, int hour, const std::string& event, const std::string& by, const std::string& payload = {});
  void attempt(Day day, int channel, const std::string& by);
  void reach(Day day, const std::string& answer, const std::string& by);

  void workshops();
  void interview();
  void higher_education();
  void call_in_july();
  [[nodiscard]] bool is_called() const;
  [[nodiscard]] bool comes_to_meeting() const;

  [[nodiscard]] Day begin(Day signed_on);
  [[nodiscard]] Day build(Day start);
  void follow(Day from, Day until);
  void complete(Day start, Day underway);
  void abandon(Day start, Day underway);
  void vanish(Day last_sign);
  void close(Day day, bool present);

  const Pupil& pupil_;
  const Fate& fate_;
  Random& random_;
  Log log_;
};

}  // namespace filrouge::example

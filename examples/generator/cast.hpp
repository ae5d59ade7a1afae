#pragma once
#include "engine/base/time.hpp"
#include "generator/random.hpp"

#include <optional>
#include <string>
#include <vector>

namespace filrouge::example {

// A class of the invented lycée.
struct Division {
  std::string code;
  std::string mef;  // 11 digits, as SIECLE writes it
  std::string mef_label;
  std::string label;
  bool bac_pro = false;
};

// Where a pupil's year ends.
enum class Ending {
  parcoursup,         // passed, with a place in higher education in July
  declared,           // passed, with a job or an apprenticeship found in June
  departed,           // left for another lycée during the year
  opposed,            // objected to being followed
  unreached,          // never answered
  reenrolled,         // failed, prepares the same exam again
  summer_solution,    // reached in July, finds a solution in summer
  late_parcoursup,    // reached in July, gets a place in August
  absent_refused,     // reached in July, does not come to the meeting, declines
  absent_silent,      // reached in July, does not come to the meeting, does not answer any more
  declined_referred,  // comes to the meeting, chooses another accompaniment
  declined,           // comes to the meeting, declines
  undecided,          // comes to the meeting, never decides
  engaged             // AvenirPro+
};

// How a pathway in AvenirPro+ goes.
enum class Course {
  full_term,    // to the end of the four months
  found_early,  // a solution comes before the end
  never_begun,  // enrolled, never came
  left,         // says so and leaves
  vanished      // answers no more
};

struct Fate {
  Ending ending = Ending::parcoursup;
  bool passed = true;
  bool absent = false;        // from the exam
  bool second_group = false;  // was called to it
  bool broken = false;        // had declared a solution that broke in September
  bool partnered = false;     // more than one structure carries the actions of the pathway
  Course course = Course::full_term;
  std::string outcome;  // its code, where the ending leaves it open
};

struct Guardian {
  std::string family_name;
  std::string given_name;
  std::string phone;
  std::string email;
};

struct Pupil {
  int number = 0;
  std::string ine;
  std::string sex;
  std::string family_name;
  std::string given_name;
  Day birth_date;
  const Division* division = nullptr;
  std::string phone;
  std::string email;
  std::string address;
  std::vector<Guardian> guardians;
  Fate fate;
};

// The divisions of the lycée: five of a final year, then one that is not.
[[nodiscard]] const std::vector<Division>& divisions();

// 120 pupils of a final year, each with a fate, then four of another year (whose fate means nothing). The fates are in
// the proportions of the Grand Est's account of autumn 2023: half of those reached come to the interview, 66 % of them
// enter the scheme, 70 % of these are graduates, one pathway in five has partners, 41 % abandon, and the others find
// training (45 %), work (30 %), the mission locale (15 %) or something else (10 %).
[[nodiscard]] std::vector<Pupil> cast_pupils(Random& random);

}  // namespace filrouge::example

#include "generator/cast.hpp"

#include "generator/padded.hpp"
#include "generator/school_days.hpp"

#include <algorithm>
#include <array>

namespace filrouge::example {
namespace {

constexpr int pupils_per_division = 24;
constexpr int pupils_of_another_year = 4;

// Common first names; the family names are invented.
const std::vector<std::string> girls = {"Inès",  "Zoé",    "Léa",    "Maëlys",  "Chloé", "Yasmine", "Anaïs",  "Éva",
                                        "Lina",  "Noémie", "Salomé", "Clara",   "Jade",  "Manon",   "Océane", "Sarah",
                                        "Élise", "Aïcha",  "Louane", "Margaux", "Nour",  "Romane",  "Solène", "Agathe"};
const std::vector<std::string> boys = {"Loïs",   "Noé",  "Mathis", "Théo",  "Enzo",    "Rayan", "Jérémy", "Léo",
                                       "Lucas",  "Hugo", "Yanis",  "Gaël",  "Tom",     "Adam",  "Maël",   "Kévin",
                                       "Benoît", "Axel", "Nathan", "Amine", "Raphaël", "Joël",  "Timéo",  "Côme"};
const std::vector<std::string> adults = {"Sylvie",   "Karim",    "Hélène", "Marc",
                                         "Nathalie", "Frédéric", "Fatima", "Hervé"};
const std::vector<std::string> beginnings = {"Aub",  "Bris", "Chant", "Dur",  "Épin", "Fau",  "Garn", "Hêtr",
                                             "Jonq", "Lav",  "Merl",  "Noyr", "Orm",  "Pâqu", "Roch", "Saul"};
const std::vector<std::string> ends = {"emarche", "ivel", "olin",  "ançon",  "erolle",
                                       "ubert",   "étoy", "aldin", "ouvrier"};
const std::vector<std::string> streets = {"rue des Tanneurs",    "allée des Érables", "rue du Vieux-Moulin",
                                          "impasse de la Forêt", "place du Marché",   "rue des Sœurs"};

// 06 39 98 is kept for works of fiction by the numbering plan.
std::string fictional_phone(int number) {
  return "063998" + padded(static_cast<unsigned>(number), 4);
}

std::string plain(const std::string& name) {
  static const std::array<std::pair<std::string, std::string>, 16> letters = {{{"é", "e"},
                                                                               {"è", "e"},
                                                                               {"ê", "e"},
                                                                               {"ë", "e"},
                                                                               {"É", "e"},
                                                                               {"ï", "i"},
                                                                               {"î", "i"},
                                                                               {"ô", "o"},
                                                                               {"à", "a"},
                                                                               {"â", "a"},
                                                                               {"ç", "c"},
                                                                               {"ü", "u"},
                                                                               {"û", "u"},
                                                                               {"œ", "oe"},
                                                                               {"È", "e"},
                                                                               {"Ê", "e"}}};
  std::string text = name;
  for (const auto& [accented, letter] : letters) {
    for (auto at = text.find(accented); at != std::string::npos; at = text.find(accented)) {
      text.replace(at, accented.size(), letter);
    }
  }
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

std::string email_of(const std::string& given_name, const std::string& family_name, int number) {
  return plain(given_name) + "." + plain(family_name) + std::to_string(number) + "@exemple.invalid";
}

Pupil make_pupil(int number, const Division& division, Random& random) {
  Pupil pupil;
  pupil.number = number;
  pupil.ine = "000" + padded(static_cast<unsigned>(number), 6) + "FR";
  pupil.sex = random.percent(50) ? "F" : "M";
  pupil.given_name = random.pick(pupil.sex == "F" ? girls : boys);
  pupil.family_name = random.pick(beginnings);
  pupil.family_name += random.pick(ends);
  const int age = random.between(17, 18) + (division.bac_pro ? 1 : 0);  // reached during the school year
  pupil.birth_date = date(2025 - age, 10, 1) + std::chrono::days{random.below(364)};
  pupil.division = &division;
  pupil.phone = fictional_phone(number);
  if (!random.percent(5)) pupil.email = email_of(pupil.given_name, pupil.family_name, number);
  pupil.address = std::to_string(random.between(1, 90));
  pupil.address += " " + random.pick(streets);
  for (int i = random.percent(40) ? 2 : 1; i > 0; --i) {
    const auto& given = random.pick(adults);
    const int guardian_number = 1000 + number * 2 + i;
    pupil.guardians.push_back({pupil.family_name, given, fictional_phone(guardian_number),
                               email_of(given, pupil.family_name, guardian_number)});
  }
  return pupil;
}

void add(std::vector<Fate>& fates, int count, const Fate& fate) {
  fates.insert(fates.end(), static_cast<std::size_t>(count), fate);
}

Fate engaged(Course course, const std::string& outcome) {
  Fate fate;
  fate.ending = Ending::engaged;
  fate.course = course;
  fate.outcome = outcome;
  return fate;
}

// The 27 who enter AvenirPro+: 16 complete it, 11 abandon.
std::vector<Fate> engaged_fates() {
  std::vector<Fate> fates;
  add(fates, 3, engaged(Course::found_early, "S13"));
  add(fates, 2, engaged(Course::found_early, "S12"));
  add(fates, 5, engaged(Course::found_early, "S21"));
  add(fates, 2, engaged(Course::full_term, "S12"));
  add(fates, 2, engaged(Course::full_term, "S31"));
  add(fates, 2, engaged(Course::full_term, "S41"));
  add(fates, 2, engaged(Course::never_begun, "S52"));
  add(fates, 6, engaged(Course::left, "S51"));
  add(fates, 3, engaged(Course::vanished, "S51"));
  for (const std::size_t graduate_no_more : {1U, 4U, 8U, 11U, 13U, 17U, 20U, 25U}) {
    fates[graduate_no_more].passed = false;
  }
  for (const std::size_t partnered : {0U, 5U, 9U, 12U, 21U}) fates[partnered].partnered = true;
  fates[2].broken = true;
  fates[19].broken = true;
  return fates;
}

// Everybody else: 93 pupils. `failing` of a group come first and did not pass.
std::vector<Fate> other_fates() {
  struct Group {
    Ending ending;
    int count;
    int failing;
    const char* outcome;
  };
  static constexpr std::array<Group, 17> groups = {{{Ending::parcoursup, 17, 0, "S22"},
                                                    {Ending::declared, 7, 0, "S21"},
                                                    {Ending::declared, 6, 0, "S13"},
                                                    {Ending::departed, 1, 0, "S72"},
                                                    {Ending::opposed, 1, 0, "S73"},
                                                    {Ending::unreached, 6, 2, "S71"},
                                                    {Ending::reenrolled, 12, 12, "S11"},
                                                    {Ending::summer_solution, 8, 0, "S21"},
                                                    {Ending::summer_solution, 5, 0, "S13"},
                                                    {Ending::summer_solution, 2, 0, "S12"},
                                                    {Ending::late_parcoursup, 6, 0, "S22"},
                                                    {Ending::absent_refused, 4, 1, "S61"},
                                                    {Ending::absent_silent, 4, 1, "S71"},
                                                    {Ending::declined_referred, 5, 1, "S31"},
                                                    {Ending::declined_referred, 2, 1, "S32"},
                                                    {Ending::declined, 5, 2, "S61"},
                                                    {Ending::undecided, 2, 0, "S71"}}};
  std::vector<Fate> fates;
  for (const auto& group : groups) {
    for (int i = 0; i < group.count; ++i) {
      Fate fate;
      fate.ending = group.ending;
      fate.passed = i >= group.failing;
      fate.outcome = group.outcome;
      fates.push_back(fate);
    }
  }
  return fates;
}

bool needs_bac_pro(const Fate& fate) {
  return fate.ending == Ending::parcoursup || fate.ending == Ending::late_parcoursup || fate.second_group;
}

// Eleven pupils of those to be called were called to the second group; two others did not come to the exam.
void mark_examinations(std::vector<Fate>& fates) {
  int second_group_failed = 4;
  int second_group_passed = 7;
  int absent = 2;
  for (auto& fate : fates) {
    if (fate.ending == Ending::reenrolled || fate.ending == Ending::declined) {
      if (!fate.passed && second_group_failed > 0) {
        fate.second_group = second_group_failed-- > 0;
      } else if (!fate.passed && absent > 0) {
        fate.absent = absent-- > 0;
      }
    } else if (fate.ending == Ending::summer_solution && second_group_passed > 0) {
      fate.second_group = second_group_passed-- > 0;
    }
  }
}

}  // namespace

const std::vector<Division>& divisions() {
  static const std::vector<Division> all = {
      {"TCBOUL", "24122137221", "TCAP2 BOULANGER", "Terminale CAP boulanger", false},
      {"TCCSHR", "24133413221", "TCAP2 COMM.SERV.HOTEL-CAFE-REST.", "Terminale CAP hôtel-café-restaurant", false},
      {"TPMELEC", "24725520331", "TBPRO MET.ELEC.ENVIR.CONNECTES", "Terminale pro électricité", true},
      {"TPACC", "24731212331", "TBPRO METIERS DE L'ACCUEIL", "Terminale pro accueil", true},
      {"TPCSR", "24733403331", "TBPRO COMM.SERV.RESTAURATION", "Terminale pro restauration", true},
      {"1CBOUL", "24122137211", "1CAP2 BOULANGER", "Première année de CAP boulanger", false}};
  return all;
}

std::vector<Pupil> cast_pupils(Random& random) {
  auto fates = other_fates();
  const auto scheme = engaged_fates();
  fates.insert(fates.end(), scheme.begin(), scheme.end());
  mark_examinations(fates);
  random.shuffle(fates);
  // Fates that only a bac pro can have come last, and so do the divisions of the bac pro.
  std::stable_partition(fates.begin(), fates.end(), [](const Fate& fate) { return !needs_bac_pro(fate); });
  const auto first_bac_pro =
      std::find_if(divisions().begin(), divisions().end(), [](const Division& d) { return d.bac_pro; });
  random.shuffle(fates, static_cast<std::size_t>(first_bac_pro - divisions().begin()) * pupils_per_division);

  std::vector<Pupil> pupils;
  for (std::size_t i = 0; i + 1 < divisions().size(); ++i) {
    for (int j = 0; j < pupils_per_division; ++j) {
      auto pupil = make_pupil(static_cast<int>(pupils.size()) + 1, divisions()[i], random);
      pupil.fate = fates[pupils.size()];
      pupils.push_back(std::move(pupil));
    }
  }
  for (int j = 0; j < pupils_of_another_year; ++j) {
    pupils.push_back(make_pupil(static_cast<int>(pupils.size()) + 1, divisions().back(), random));
  }
  return pupils;
}

}  // namespace filrouge::example

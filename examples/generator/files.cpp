#include "generator/files.hpp"

#include "adapters/csv/record_reader.hpp"
#include "engine/base/utf8.hpp"
#include "generator/padded.hpp"
#include "generator/story.hpp"

#include <algorithm>
#include <cassert>
#include <tuple>

namespace filrouge::example {
namespace {

using Fields = std::vector<std::string>;

std::string line(const Fields& fields) {
  return csv::write_record(fields, ';');
}

std::string french_date(Day day) {
  const std::chrono::year_month_day date{day};
  return padded(static_cast<unsigned>(date.day()), 2) + "/" + padded(static_cast<unsigned>(date.month()), 2) + "/" +
         std::to_string(static_cast<int>(date.year()));
}

std::string clock(std::chrono::minutes time) {
  const auto minutes = static_cast<unsigned>(time.count());
  return padded(minutes / 60, 2) + ":" + padded(minutes % 60, 2);
}

// The characters of the example alone: Latin-1, œ and ’.
std::string to_windows_1252(std::string_view text) {
  std::string bytes;
  for (; !text.empty(); text.remove_prefix(utf8::sequence_length(text))) {
    const auto c = utf8::first(text).value_or(0);
    const auto byte = c == 0x0153 ? char32_t{0x9C} : c == 0x2019 ? char32_t{0x92} : c;
    assert(byte < 0x100);
    bytes += static_cast<char>(static_cast<unsigned char>(byte));
  }
  return bytes;
}

std::string schools_file() {
  return line({"uai", "nom", "commune", "code_insee_commune", "academie", "code_departement", "secteur", "type_lycee",
               "operateur"}) +
         line({"0579001Z", "Lycée professionnel des Trois-Saules", "Thionville", "57672", "Nancy-Metz", "057", "public",
               "LP", "Mission locale"});
}

// The standard export of SIECLE, trailing spaces included.
const Fields roster_header = {"Sexe",
                              "Pays Nat.",
                              "Elève No Etab",
                              "Num. Elève Etab",
                              "Nom de famille",
                              "Nom d’usage",
                              "Prénom",
                              "Prénom 2",
                              "Date Naissance",
                              "Doublement",
                              "Id National",
                              "Date Entrée",
                              "Date Sortie",
                              "Code Régime",
                              "Code MEF",
                              "Lib. MEF",
                              "Code Structure",
                              "Type Structure",
                              "Lib. Structure",
                              "Tél. Personnel ",
                              "Tél. Portable ",
                              "Email ",
                              "Ligne Adresse 1 ",
                              "Code Postal ",
                              "Lib. Postal ",
                              "Nom Resp. Lég. 1 ",
                              "Prénom Resp. Lég. 1 ",
                              "Tél. Portable Resp. Lég. 1 ",
                              "Email Resp. Lég. 1 ",
                              "Ligne Adresse 1 Resp. Lég. 1 ",
                              "Code Postal Resp. Lég. 1 ",
                              "Lib. Postal Resp. Lég. 1 ",
                              "Nom Resp. Lég. 2 ",
                              "Prénom Resp. Lég. 2 ",
                              "Tél. Portable Resp. Lég. 2 ",
                              "Email Resp. Lég. 2 "};

Fields roster_fields(const Pupil& pupil) {
  const auto& division = *pupil.division;
  const auto& first = pupil.guardians.front();
  Fields fields = {pupil.sex,
                   "100",
                   std::to_string(4000 + pupil.number),
                   std::to_string(pupil.number),
                   pupil.family_name,
                   "",
                   pupil.given_name,
                   "",
                   french_date(pupil.birth_date),
                   "N",
                   pupil.ine,
                   "01/09/2025",
                   "",
                   "2",
                   division.mef,
                   division.mef_label,
                   division.code,
                   "D",
                   division.label,
                   "",
                   pupil.phone,
                   pupil.email,
                   pupil.address,
                   "57100",
                   "THIONVILLE",
                   first.family_name,
                   first.given_name,
                   first.phone,
                   first.email,
                   pupil.address,
                   "57100",
                   "THIONVILLE"};
  if (pupil.guardians.size() > 1) {
    const auto& second = pupil.guardians[1];
    fields.insert(fields.end(), {second.family_name, second.given_name, second.phone, second.email});
  }
  fields.resize(roster_header.size());
  return fields;
}

std::string students_file(const std::vector<Pupil>& pupils) {
  std::string text = line(roster_header);
  for (const auto& pupil : pupils) text += line(roster_fields(pupil));
  return to_windows_1252(text);
}

bool sits_the_exam(const Pupil& pupil) {
  const bool gone = pupil.fate.ending == Ending::departed || pupil.fate.ending == Ending::opposed;
  return !gone && pupil.division != &divisions().back();
}

std::string results_file(const std::vector<Pupil>& pupils, int group) {
  std::string text = line({"ine", "nom", "prenom", "date_naissance", "mef", "session", "groupe", "decision"});
  for (const auto& pupil : pupils) {
    const auto& fate = pupil.fate;
    if (!sits_the_exam(pupil) || (group == 2 && !fate.second_group)) continue;
    std::string decision = fate.passed ? "ADMIS" : fate.absent ? "ABSENT" : "REFUSE";
    if (fate.second_group) decision = group == 1 ? "2ND GROUPE" : fate.passed ? "ADMIS 2G" : "REFUSE";
    text += line({pupil.ine, pupil.family_name, pupil.given_name, french_date(pupil.birth_date), pupil.division->mef,
                  "2026-06", std::to_string(group), decision});
  }
  return text;
}

std::string log_file(Log log) {
  std::stable_sort(log.begin(), log.end(),
                   [](const Entry& a, const Entry& b) { return std::tie(a.day, a.time) < std::tie(b.day, b.time); });
  std::string text = line({"date", "heure", "ine", "evenement", "par", "donnees"});
  for (const auto& entry : log) {
    text += line({to_string(entry.day), clock(entry.time), entry.ine, entry.event, entry.by, entry.payload});
  }
  return text;
}

}  // namespace

std::map<std::string, std::string> make_files(unsigned seed) {
  Random random{seed};
  const auto pupils = cast_pupils(random);
  auto log = tell_school();
  for (const auto& pupil : pupils) {
    if (pupil.division == &divisions().back()) continue;
    const auto story = tell_story(pupil, random);
    log.insert(log.end(), story.begin(), story.end());
  }
  return {{"schools.csv", schools_file()},
          {"students.csv", students_file(pupils)},
          {"results-1.csv", results_file(pupils, 1)},
          {"results-2.csv", results_file(pupils, 2)},
          {"log.csv", log_file(std::move(log))}};
}

}  // namespace filrouge::example

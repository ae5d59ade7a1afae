#pragma once
#include "engine/base/ids.hpp"

#include <string>

namespace filrouge::port {

// A lycée as the national directory describes it; every text may be empty except `uai` and `time_zone`.
struct SchoolRecord {
  SchoolId uai;
  std::string name;
  std::string commune;
  std::string commune_code;  // INSEE
  std::string academie;
  std::string departement_code;
  std::string sector;         // public or private
  std::string kind;           // of lycée
  std::string operator_name;  // who accompanies the pupils: Mission locale or France Travail
  std::string territory;      // of the public holidays
  std::string time_zone;      // IANA
};

}  // namespace filrouge::port

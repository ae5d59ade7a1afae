#include "cli/school_place.hpp"

namespace filrouge::cli {
namespace {

Result<csv::SchoolPlace, std::string> place_of(Places& places, const SchoolId& uai, std::string_view commune) {
  const auto* academie = calendar::academie_of(places.calendars(), uai.value());
  if (academie == nullptr) return failure("The calendars do not tell the académie of " + uai.value() + ".");
  const auto place = places.find(commune.empty() ? std::string_view(uai.value()) : commune);
  if (!place) return failure(place.error().message);
  return csv::SchoolPlace{academie->second.title, std::string(calendar::to_string((*place)->territory)),
                          (*place)->zone->name()};
}

}  // namespace

csv::FindSchoolPlace school_places(Places& places) {
  return [&places](const SchoolId& uai, std::string_view commune) { return place_of(places, uai, commune); };
}

}  // namespace filrouge::cli

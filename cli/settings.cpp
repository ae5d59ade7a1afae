#include "cli/settings.hpp"

#include "engine/base/error.hpp"

namespace filrouge::cli {

std::shared_ptr<const calendar::Place> Settings::place(const pathway::Pathway& pathway, const std::string& uai) {
  if (pathway.calendar_file.empty()) return place(uai);
  const auto beside = std::filesystem::path{pathway.files.front()}.parent_path() / pathway.calendar_file;
  return find(beside.lexically_normal(), uai.empty() ? "metropole" : uai);
}

std::shared_ptr<const calendar::Place> Settings::place(const std::string& uai) {
  if (!uai.empty()) return find(data_ / "calendars/fr.yaml", uai);
  calendar::Place bare;
  bare.name = "metropole";
  bare.zone = zones_.zone("Europe/Paris");
  return std::make_shared<const calendar::Place>(calendar::seal(std::move(bare)));
}

std::shared_ptr<const calendar::Place> Settings::find(const std::filesystem::path& calendar, const std::string& place) {
  auto& places = places_.try_emplace(calendar.string(), calendar).first->second;
  auto found = places.find(place);
  if (!found) throw OutsideFailure(OutsideFailure::Kind::not_found, found.error().message);
  return *found;
}

}  // namespace filrouge::cli

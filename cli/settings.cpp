#include "cli/settings.hpp"

#include "engine/base/error.hpp"

namespace filrouge::cli {

std::shared_ptr<const calendar::Place> Settings::place(const pathway::Pathway& pathway, const std::string& uai) {
  if (uai.empty() && pathway.calendar_file.empty()) {
    calendar::Place bare;
    bare.name = "metropole";
    bare.zone = zones_.zone("Europe/Paris");
    return std::make_shared<const calendar::Place>(calendar::seal(std::move(bare)));
  }
  const auto beside = std::filesystem::path{pathway.files.front()}.parent_path() / pathway.calendar_file;
  const auto file = pathway.calendar_file.empty() ? data_ / "calendars/fr.yaml" : beside.lexically_normal();
  auto& places = places_.try_emplace(file.string(), file).first->second;
  auto found = places.find(uai.empty() ? "metropole" : uai);
  if (!found) throw OutsideFailure(OutsideFailure::Kind::not_found, found.error().message);
  return *found;
}

}  // namespace filrouge::cli

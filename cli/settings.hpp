#pragma once
#include "cli/places.hpp"
#include "engine/interpreter/setting.hpp"

#include <map>

namespace filrouge::cli {

// Where pathways that are tried and tested take place. Calendars are read when first needed, each once.
class Settings {
 public:
  // `data` holds the calendar of pathways that name none.
  explicit Settings(std::filesystem::path data) : data_(std::move(data)) {}

  // The place of a lycée, by the calendar the pathway names. Without `uai` it is metropolitan France: Paris time, the
  // public holidays of all, and the dates the calendar gives to the whole country where the pathway names one.
  // Throws OutsideFailure where calendars cannot be read or do not tell about the lycée.
  [[nodiscard]] std::shared_ptr<const calendar::Place> place(const pathway::Pathway& pathway, const std::string& uai);
  // The same by the program's own calendars, without a pathway.
  [[nodiscard]] std::shared_ptr<const calendar::Place> place(const std::string& uai);

 private:
  [[nodiscard]] std::shared_ptr<const calendar::Place> find(const std::filesystem::path& calendar,
                                                            const std::string& place);

  std::filesystem::path data_;
  std::map<std::string, Places> places_;  // by the calendar's file
  system::ZoneDatabase zones_;
};

}  // namespace filrouge::cli

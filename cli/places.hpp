#pragma once
#include "adapters/system/zone_database.hpp"
#include "engine/calendar/calendars.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace filrouge::cli {

// A calendar file with its parts, and the places it makes, each resolved once.
class Places {
 public:
  // Throws OutsideFailure when a file is missing or has errors; the sentence shows the first one.
  explicit Places(const std::filesystem::path& file);

  [[nodiscard]] const calendar::Calendars& calendars() const { return calendars_; }
  // See calendar::resolve.
  [[nodiscard]] Result<std::shared_ptr<const calendar::Place>, calendar::CalendarError> find(std::string_view place);

 private:
  calendar::Calendars calendars_;
  system::ZoneDatabase zones_;
  std::map<std::string, std::shared_ptr<const calendar::Place>, std::less<>> found_;
};

}  // namespace filrouge::cli

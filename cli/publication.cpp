#include "cli/publication.hpp"

#include "cli/needed_files.hpp"
#include "engine/loading/load_calendar.hpp"
#include "engine/loading/load_pathway.hpp"

namespace filrouge::cli {
service::Publication read_publication(const std::filesystem::path& pathway) {
  const auto folder = pathway.parent_path();
  service::Publication publication;
  publication.main = pathway.filename().generic_string();
  publication.files[publication.main] = read_text(pathway);
  std::vector<std::string> calendars;
  for (bool more = true; more;) {
    const auto needs = loading::load_pathway(publication.main, publication.files).needs;
    for (const auto& need : needs)
      if (need.kind == loading::NeededFile::Kind::calendar) calendars.push_back(need.name);
    more = read_needed(needs, publication.files, folder);
  }
  for (bool more = true; more;) {
    more = false;
    for (const auto& calendar : calendars) {
      Diagnostics ignored;
      const auto needs = loading::load_calendars(calendar, publication.files, ignored).needs;
      more = read_needed(needs, publication.files, folder) || more;
    }
  }
  return publication;
}

}  // namespace filrouge::cli

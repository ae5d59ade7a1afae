#include "cli/publication.hpp"

#include "adapters/system/files.hpp"
#include "engine/loading/load_calendar.hpp"
#include "engine/loading/load_pathway.hpp"

namespace filrouge::cli {
namespace {

// Reads those of the names that are files and not yet read; whether there was one.
bool read_more(const std::filesystem::path& folder, const std::vector<std::string>& names, port::TextFiles& files) {
  bool more = false;
  for (const auto& name : names) {
    if (files.count(name) != 0 || !std::filesystem::is_regular_file(folder / name)) continue;
    files[name] = system::read_file(folder / name);
    more = true;
  }
  return more;
}

}  // namespace

service::Publication read_publication(const std::filesystem::path& pathway) {
  const auto folder = pathway.parent_path();
  service::Publication publication;
  publication.main = pathway.filename().generic_string();
  publication.files[publication.main] = system::read_file(pathway);
  std::vector<std::string> calendars;
  for (bool more = true; more;) {
    std::vector<std::string> names;
    for (const auto& need : loading::load_pathway(publication.main, publication.files).needs) {
      names.push_back(need.name);
      if (need.kind == loading::NeededFile::Kind::calendar) calendars.push_back(need.name);
    }
    more = read_more(folder, names, publication.files);
  }
  for (bool more = true; more;) {
    more = false;
    for (const auto& calendar : calendars) {
      Diagnostics ignored;
      const auto wanted = loading::load_calendars(calendar, publication.files, ignored).wanted;
      more = read_more(folder, wanted, publication.files) || more;
    }
  }
  return publication;
}

}  // namespace filrouge::cli

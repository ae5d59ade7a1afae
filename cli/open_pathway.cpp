#include "cli/open_pathway.hpp"

#include "cli/needed_files.hpp"
#include "engine/base/error.hpp"

#include <algorithm>

namespace filrouge::cli {

OpenedPathway open_pathway(const std::filesystem::path& file, loading::Files read) {
  const auto name = file.generic_string();
  OpenedPathway opened;
  opened.files = std::move(read);
  if (opened.files.count(name) == 0) opened.files[name] = read_text(file);
  do {
    opened.loaded = loading::load_pathway(name, opened.files);
  } while (read_needed(opened.loaded.needs, opened.files));
  return opened;
}

OpenedPathway open_runnable(const std::filesystem::path& file) {
  auto opened = open_pathway(file);
  if (opened.loaded.pathway) return opened;
  std::string errors = file.generic_string() + " cannot run:";
  for (const auto& finding : opened.loaded.findings) {
    if (finding.severity == Severity::error) errors += "\n" + render(finding, opened.files[finding.file]);
  }
  for (const auto& need : opened.loaded.needs) {
    if (need.kind == loading::NeededFile::Kind::fragment) errors += "\nIt needs " + need.name + ", which is missing.";
  }
  throw OutsideFailure(OutsideFailure::Kind::unreadable, errors);
}

std::shared_ptr<const pathway::Pathway> runnable_pathway(const std::filesystem::path& file) {
  return std::make_shared<const pathway::Pathway>(std::move(*open_runnable(file).loaded.pathway));
}

}  // namespace filrouge::cli

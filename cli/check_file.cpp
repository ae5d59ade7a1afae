#include "cli/check_file.hpp"

#include "cli/known_settings.hpp"
#include "cli/needed_files.hpp"
#include "cli/open_pathway.hpp"
#include "engine/loading/gather.hpp"
#include "engine/loading/load_calendar.hpp"
#include "engine/loading/load_messages.hpp"
#include "engine/loading/report.hpp"
#include "engine/loading/scenario.hpp"
#include "engine/loading/yaml_tree.hpp"
#include "engine/proof/prove.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace filrouge::cli {
namespace {

CheckedFile check_pathway(const std::filesystem::path& file, loading::Files files) {
  auto opened = open_pathway(file, std::move(files));
  CheckedFile checked{std::move(opened.loaded.findings), std::move(opened.files)};
  for (const auto& need : opened.loaded.needs) loading::report_missing(need, checked.findings);
  if (opened.loaded.pathway) {
    const auto pathway = std::make_shared<const pathway::Pathway>(*std::move(opened.loaded.pathway));
    const auto calendar = loading::beside(file.generic_string(), pathway->calendar_file);
    auto proved = proof::prove(*pathway, known_settings(pathway, calendar, checked.files));
    std::move(proved.begin(), proved.end(), std::back_inserter(checked.findings));
  }
  sort_by_position(checked.findings);
  return checked;
}

// Loads a file with the parts it names; `load` says which of them are missing.
template <class Load>
CheckedFile check_with_parts(loading::Files files, Load load) {
  CheckedFile checked{{}, std::move(files)};
  std::vector<loading::NeededFile> needs;
  do {
    checked.findings.clear();
    needs = load(checked.files, checked.findings).needs;
  } while (read_needed(needs, checked.files));
  for (const auto& need : needs) loading::report_missing(need, checked.findings);
  sort_by_position(checked.findings);
  return checked;
}

// Keys that a calendar may begin with, without its name as well: parts of calendars have none.
bool is_calendar(const loading::Node& root) {
  constexpr std::array keys{"calendar", "zones", "territories", "academies", "schools"};
  return std::any_of(keys.begin(), keys.end(), [&root](const char* key) { return root.find(key) != nullptr; });
}

}  // namespace

CheckedFile check_file(const std::filesystem::path& file) {
  const auto name = file.generic_string();
  CheckedFile checked{{}, {{name, read_text(file)}}};
  const auto& text = checked.files[name];
  const auto root = loading::parse_yaml(name, text, checked.findings);
  sort_by_position(checked.findings);
  if (!root) return checked;
  Diagnostics found_again;  // by whoever reads the file as what it is
  if (root->find("scenario") != nullptr) {
    (void)loading::load_scenario(name, text, found_again);
  } else if (root->find("invariants") != nullptr || root->find("pathways") != nullptr) {
    (void)loading::load_invariants(name, text, found_again);
  } else if (root->find("pathway") != nullptr || root->find("states") != nullptr ||
             (root->find("extends") != nullptr && root->find("messages") == nullptr)) {
    return check_pathway(file, std::move(checked.files));
  } else if (root->find("messages") != nullptr) {
    return check_with_parts(std::move(checked.files), [&name](const loading::Files& files, Diagnostics& findings) {
      return loading::load_messages(name, files, findings);
    });
  } else if (is_calendar(*root)) {
    return check_with_parts(std::move(checked.files), [&name](const loading::Files& files, Diagnostics& findings) {
      return loading::load_calendars(name, files, findings);
    });
  } else {
    loading::Report{name, checked.findings}.add("unknown-kind", {1, 1},
                                                "This is no pathway, calendar, messages file or scenario.",
                                                "A pathway begins with pathway: NAME.");
    return checked;
  }
  checked.findings = std::move(found_again);
  return checked;
}

std::string render_all(const CheckedFile& checked) {
  std::string out;
  for (const auto& each : checked.findings) {
    const auto file = checked.files.find(each.file);
    out += render(each, file == checked.files.end() ? std::string_view{} : std::string_view{file->second});
  }
  return out;
}

}  // namespace filrouge::cli

#include "cli/check_file.hpp"

#include "adapters/system/files.hpp"
#include "cli/open_pathway.hpp"
#include "engine/base/words.hpp"
#include "engine/loading/load_calendar.hpp"
#include "engine/loading/load_messages.hpp"
#include "engine/loading/report.hpp"
#include "engine/loading/scenario.hpp"
#include "engine/loading/yaml_tree.hpp"

#include <algorithm>

namespace filrouge::cli {
namespace {

void report_missing(const std::string& missing, const std::string& asked_by, Position at, Diagnostics& findings) {
  loading::Report{asked_by, findings}.add("missing-file", at, "There is no file " + in_quotes(missing) + ".",
                                          "Its path counts from the folder of this file.");
}

CheckedFile check_pathway(const std::filesystem::path& file, loading::Files files) {
  auto opened = open_pathway(file, std::move(files));
  CheckedFile checked{std::move(opened.loaded.findings), std::move(opened.files)};
  for (const auto& need : opened.loaded.needs) report_missing(need.name, need.asked_by, need.at, checked.findings);
  sort_by_position(checked.findings);
  return checked;
}

CheckedFile check_calendar(const std::string& name, loading::Files files) {
  while (true) {
    Diagnostics findings;
    bool read_one = false;
    const auto wanted = loading::load_calendars(name, files, findings).wanted;
    for (const auto& part : wanted) {
      if (!std::filesystem::is_regular_file(part)) continue;
      files[part] = system::read_file(part);
      read_one = true;
    }
    if (read_one) continue;
    for (const auto& part : wanted) report_missing(part, name, {}, findings);
    return {std::move(findings), std::move(files)};
  }
}

}  // namespace

CheckedFile check_file(const std::filesystem::path& file) {
  const auto name = file.generic_string();
  loading::Files files{{name, system::read_file(file)}};
  const auto& text = files[name];
  Diagnostics findings;
  const auto root = loading::parse_yaml(name, text, findings);
  if (!root) return {std::move(findings), std::move(files)};
  const auto has = [&root](std::string_view key) { return root->find(key) != nullptr; };
  findings.clear();  // whoever reads it below finds them again
  if (has("scenario")) {
    (void)loading::load_scenario(name, text, findings);
  } else if (has("pathway") || has("states")) {
    return check_pathway(file, std::move(files));
  } else if (has("messages")) {
    (void)loading::load_messages(name, text, findings);
  } else if (has("calendar") || has("zones") || has("territories") || has("academies") || has("schools")) {
    return check_calendar(name, std::move(files));
  } else {
    loading::Report{name, findings}.add("unknown-kind", {1, 1},
                                        "This is no pathway, calendar, messages file or scenario.",
                                        "A pathway begins with pathway: NAME.");
  }
  return {std::move(findings), std::move(files)};
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

#include "cli/needed_files.hpp"

#include "adapters/system/files.hpp"
#include "engine/loading/yaml_tree.hpp"

namespace filrouge::cli {

std::string read_text(const std::filesystem::path& file) {
  return system::read_beginning(file, loading::YamlLimits{}.bytes_max + 1);
}

bool read_needed(const std::vector<loading::NeededFile>& needs, loading::Files& files,
                 const std::filesystem::path& folder) {
  bool more = false;
  for (const auto& need : needs) {
    std::error_code unreadable;
    if (files.count(need.name) != 0 || !std::filesystem::is_regular_file(folder / need.name, unreadable)) continue;
    files[need.name] = read_text(folder / need.name);
    more = true;
  }
  return more;
}

}  // namespace filrouge::cli

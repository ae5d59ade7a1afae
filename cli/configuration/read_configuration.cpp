#include "cli/configuration/read_configuration.hpp"

#include "cli/configuration/keys.hpp"

#include <utility>

namespace filrouge::cli {

ReadConfiguration read_configuration(const std::string& file, std::string_view text, Configuration otherwise) {
  ReadConfiguration read{std::move(otherwise), {}};
  if (const auto root = loading::parse_yaml(file, text, read.findings)) {
    loading::Report report(file, read.findings);
    read_section(configuration_keys(read.configuration), *root, {report, std::filesystem::path(file).parent_path()});
  }
  sort_by_position(read.findings);
  return read;
}

}  // namespace filrouge::cli

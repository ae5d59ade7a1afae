#include "cli/environment.hpp"

#include "cli/version.hpp"

#include <cstdlib>

namespace filrouge::cli {
namespace {

std::string first_of(const std::string& given, const char* variable, const std::string& otherwise) {
  if (!given.empty()) return given;
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0' ? value : otherwise;
}

std::filesystem::path installed_or_source_data() {
  std::error_code error;
  const auto executable = std::filesystem::read_symlink("/proc/self/exe", error);
  const auto installed = executable.parent_path().parent_path() / "share/filrouge/workflows";
  return !error && std::filesystem::is_directory(installed, error) ? installed
                                                                   : std::filesystem::path(source_data_directory);
}

}  // namespace

Context make_context(const CommonOptions& common, std::istream& in, std::ostream& out, std::ostream& err) {
  return Context{common.json,
                 common.now,
                 first_of(common.database, "FILROUGE_DATABASE", "sqlite:filrouge.sqlite"),
                 first_of("", "FILROUGE_DATA", installed_or_source_data().string()),
                 first_of(common.maildir, "FILROUGE_MAILDIR", "maildir"),
                 in,
                 out,
                 err};
}

}  // namespace filrouge::cli

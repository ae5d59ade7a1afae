#include "cli/environment.hpp"

#include "adapters/system/environment.hpp"
#include "adapters/system/progress.hpp"
#include "cli/version.hpp"

#include <unistd.h>

namespace filrouge::cli {
namespace {

std::string first_of(const std::string& given, const char* variable, const std::string& otherwise) {
  return given.empty() ? system::environment_variable(variable).value_or(otherwise) : given;
}

std::string installed_or_source_data() {
  std::error_code error;
  const auto installed = system::executable().parent_path().parent_path() / "share/filrouge/workflows";
  return std::filesystem::is_directory(installed, error) ? installed.string() : source_data_directory;
}

}  // namespace

Context make_context(const CommonOptions& common, std::istream& in, std::ostream& out, std::ostream& err) {
  return Context{common.json,
                 common.now,
                 first_of(common.database, "FILROUGE_DATABASE", "sqlite:filrouge.sqlite"),
                 first_of("", "FILROUGE_DATA", installed_or_source_data()),
                 first_of(common.maildir, "FILROUGE_MAILDIR", "maildir"),
                 in,
                 out,
                 err,
                 system::is_terminal(STDERR_FILENO)};
}

}  // namespace filrouge::cli

#include "cli/configuration/configured.hpp"

#include "adapters/system/environment.hpp"
#include "cli/configuration/read_configuration.hpp"
#include "cli/needed_files.hpp"
#include "cli/transport/transport.hpp"
#include "cli/version.hpp"
#include "engine/base/error.hpp"
#include "engine/base/words.hpp"

#include <algorithm>
#include <utility>

namespace filrouge::cli {
namespace {

std::string first_of(const std::string& given, const char* variable, const std::string& otherwise) {
  return given.empty() ? system::environment_variable(variable).value_or(otherwise) : given;
}

std::string installed_or_source_workflows() {
  std::error_code error;
  const auto installed = system::executable().parent_path().parent_path() / "share/filrouge/workflows";
  return std::filesystem::is_directory(installed, error) ? installed.string() : source_data_directory;
}

Configuration from_file(const std::string& file, Configuration otherwise) {
  const auto text = read_text(file);
  auto [configuration, findings] = read_configuration(file, text, std::move(otherwise));
  if (!has_errors(findings)) return configuration;
  const auto first = std::find_if(findings.begin(), findings.end(),
                                  [](const Diagnostic& each) { return each.severity == Severity::error; });
  throw OutsideFailure(OutsideFailure::Kind::unreadable,
                       "The configuration " + file + ":" + std::to_string(first->position.line) + ":" +
                           std::to_string(first->position.column) + " is wrong: " + first->message + " " +
                           in_quotes("filrouge config check " + file) + " tells all.");
}

Configuration configure(const ConfigurationOptions& options) {
  auto configuration = default_configuration();
  const auto file = first_of(options.file, "FILROUGE_CONFIG", "");
  if (!file.empty()) configuration = from_file(file, std::move(configuration));
  configuration.database = first_of(options.database, "FILROUGE_DATABASE", configuration.database);
  configuration.workflows = first_of("", "FILROUGE_DATA", configuration.workflows.string());
  const auto maildir = first_of(options.maildir, "FILROUGE_MAILDIR", "");
  if (!maildir.empty()) configuration.channels = channels_in(maildir);
  return configuration;
}

}  // namespace

const Configuration& Configured::operator*() const {
  if (!known_) known_ = read_again();
  return *known_;
}

Configuration Configured::read_again() const {
  return configure(options_);
}

Configuration default_configuration() {
  Configuration configuration;
  configuration.workflows = installed_or_source_workflows();
  configuration.channels = channels_in("maildir");
  return configuration;
}

}  // namespace filrouge::cli

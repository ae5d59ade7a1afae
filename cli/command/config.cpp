#include "cli/command/config.hpp"

#include "cli/configuration/read_configuration.hpp"
#include "cli/findings_report.hpp"
#include "cli/needed_files.hpp"

#include <utility>

namespace filrouge::cli {

int run(const ConfigCheckOptions& options, Context& context) {
  auto text = read_text(options.file);
  auto [configuration, found] = read_configuration(options.file, text, default_configuration());
  FindingsReport report(context);
  report.add({std::move(found), {{options.file, std::move(text)}}});
  return report.end();
}

}  // namespace filrouge::cli

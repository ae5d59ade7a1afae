#include "cli/declared_commands.hpp"

#include "cli/declaring.hpp"
#include "cli/version.hpp"

namespace filrouge::cli {

std::string path_of(const CLI::App& app) {
  const auto* parent = app.get_parent();
  return parent == nullptr || parent->get_parent() == nullptr ? app.get_name()
                                                              : parent->get_name() + " " + app.get_name();
}

std::unique_ptr<CLI::App> declare_commands(Parsed& parsed) {
  auto root = std::make_unique<CLI::App>(
      "filrouge keeps the thread of every pupil's pathway: states, timers, tasks, messages.", "filrouge");
  root->set_version_flag("--version", std::string("filrouge ") + program_version);
  root->require_subcommand(1);
  root->footer(
      "Exit codes: 0 done and nothing found wrong; 1 findings (errors in a file, a refused event, a failed\n"
      "expectation, a rejected line); 2 cannot run (usage, a missing file, an unusable database).\n"
      "\"filrouge COMMAND --help\" says more, with options and examples; \"scripts/demo\" shows it all at work.");
  declare_author_commands(*root, parsed);
  declare_school_commands(*root, parsed);
  declare_operator_commands(*root, parsed);
  return root;
}

}  // namespace filrouge::cli

#pragma once
#include "cli/configuration/configuration.hpp"

#include <optional>
#include <string>
#include <utility>

namespace filrouge::cli {

// What the command line says of the configuration; empty means not given.
struct ConfigurationOptions {
  std::string file;
  std::string database;
  std::string maildir;
};

// The configuration a command runs with: what the command line says, else the environment (FILROUGE_DATABASE,
// FILROUGE_MAILDIR, FILROUGE_DATA), else the file of --config or FILROUGE_CONFIG, else the defaults. It is read when it
// is first asked for, so that a command that needs none runs with any.
class Configured {
 public:
  explicit Configured(ConfigurationOptions options) : options_(std::move(options)) {}
  explicit Configured(Configuration known) : known_(std::move(known)) {}

  // Throws OutsideFailure where the file cannot be read or has errors; the first of them is in its sentence.
  [[nodiscard]] const Configuration& operator*() const;
  [[nodiscard]] const Configuration* operator->() const { return &**this; }
  // What it says by now. Throws as above.
  [[nodiscard]] Configuration read_again() const;
  // From now on it is this one.
  void adopt(Configuration configuration) { known_ = std::move(configuration); }

 private:
  ConfigurationOptions options_;
  mutable std::optional<Configuration> known_;
};

// What counts where nobody says otherwise. The workflows are those installed beside the executable, else those of the
// source tree the program was built from.
[[nodiscard]] Configuration default_configuration();

}  // namespace filrouge::cli

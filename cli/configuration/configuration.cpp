#include "cli/configuration/configuration.hpp"

namespace filrouge::cli {

std::vector<std::string> keep_until_restart(const Configuration& running, Configuration& next) {
  std::vector<std::string> kept;
  if (next.database != running.database) {
    next.database = running.database;
    kept.emplace_back("database");
  }
  if (next.http != running.http) {
    next.http = running.http;
    kept.emplace_back("http");
  }
  return kept;
}

}  // namespace filrouge::cli

#include "cli/configuration/configuration.hpp"

namespace filrouge::cli {

std::optional<service::AnswerLinks> answer_links(const Configuration& configuration) {
  if (!configuration.answers) return std::nullopt;
  const auto& answers = *configuration.answers;
  return service::AnswerLinks{answers.address, answers.key.value(), std::chrono::hours(24) * answers.days};
}

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
  if (next.answers != running.answers) {
    next.answers = running.answers;
    kept.emplace_back("answers");
  }
  return kept;
}

}  // namespace filrouge::cli

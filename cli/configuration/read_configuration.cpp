#include "cli/configuration/read_configuration.hpp"

#include "cli/configuration/keys.hpp"
#include "engine/base/words.hpp"

#include <chrono>
#include <string>
#include <utility>

namespace filrouge::cli {
namespace {

// A port of its own may be chosen for each.
void report_shared_place(const Configuration& configuration, const loading::Node& root, loading::Report& report) {
  const auto& http = configuration.http;
  const auto& answers = configuration.answers;
  if (!http || !answers || http->port == 0 || *http != answers->listen) return;
  const auto* section = root.find("answers");
  if (const auto* place = section == nullptr ? nullptr : section->find("listen")) {
    report.add("wrong-type", place->at,
               "\"answers\" and \"http\" are served at one place: give each a port of its own.");
  }
}

// Whoever takes a message over while it leaves sends it a second time.
void report_short_lease(const Configuration& configuration, const loading::Node& root, loading::Report& report) {
  const auto* section = root.find("channels");
  for (const auto& [name, channel] : configuration.channels) {
    const auto* place = section == nullptr ? nullptr : section->find(name);
    if (place == nullptr || !channel.lasts || channel.lasts() < configuration.delivery.lease) continue;
    const auto lasts = std::to_string(std::chrono::ceil<std::chrono::seconds>(channel.lasts()).count()) + " seconds";
    report.add("short-lease", place->at,
               "A message may take " + lasts + " to leave by " + in_quotes(name) +
                   ", and is taken over before: it may arrive twice.",
               "Give delivery a lease of more than " + lasts + ", or the channel shorter timeouts.");
  }
}

}  // namespace

ReadConfiguration read_configuration(const std::string& file, std::string_view text, Configuration otherwise) {
  ReadConfiguration read{std::move(otherwise), {}};
  if (const auto root = loading::parse_yaml(file, text, read.findings)) {
    loading::Report report(file, read.findings);
    read_section(configuration_keys(read.configuration), *root, {report, std::filesystem::path(file).parent_path()});
    report_shared_place(read.configuration, *root, report);
    report_short_lease(read.configuration, *root, report);
  }
  sort_by_position(read.findings);
  return read;
}

}  // namespace filrouge::cli

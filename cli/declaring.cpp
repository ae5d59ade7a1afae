#include "cli/declaring.hpp"

#include "engine/base/words.hpp"

namespace filrouge::cli {
namespace {

void add_configuration(CLI::App& app, Parsed& parsed) {
  app.add_option("--config", parsed.common.configuration.file,
                 "The configuration file, for what is not said here (default: $FILROUGE_CONFIG, or none)")
      ->type_name("FILE");
}

}  // namespace

CLI::App& group(CLI::App& root, const std::string& name, const std::string& description, const char* audience) {
  auto* app = root.add_subcommand(name, description);
  app->require_subcommand(1);
  app->group(audience);
  return *app;
}

CLI::Option* add_json(CLI::App& app, Parsed& parsed) {
  return app.add_flag("--json", parsed.common.json, "Answer in JSON, for programs");
}

void add_now(CLI::App& app, Parsed& parsed) {
  app.add_option_function<std::string>(
         "--now",
         [&parsed](const std::string& text) {
           parsed.common.now = parse_rfc3339(text);
           if (!parsed.common.now) {
             throw CLI::ValidationError("--now",
                                        in_quotes(text) + " is no instant; write one like 2026-07-13T08:00:00Z");
           }
         },
         "The instant taken for now (RFC 3339); a real database can then only be read")
      ->type_name("T");
}

void add_local_now(CLI::App& app, std::string& now, const std::string& what) {
  app.add_option("--now", now, what + ": RFC 3339, or a date or time of the lycée, 2026-06-01T08:00")->type_name("T");
}

void add_database(CLI::App& app, Parsed& parsed) {
  add_configuration(app, parsed);
  app.add_option(
         "--database", parsed.common.configuration.database,
         "Where cases live: sqlite:FILE or postgresql://… (default: $FILROUGE_DATABASE, or filrouge.sqlite here)")
      ->type_name("URL");
}

void add_maildir(CLI::App& app, Parsed& parsed) {
  app.add_option("--maildir", parsed.common.configuration.maildir,
                 "A folder for all messages (default: $FILROUGE_MAILDIR, or what is configured, or maildir here)")
      ->type_name("FOLDER");
}

void add_limit(CLI::App& app, std::size_t& limit) {
  app.add_option("--limit", limit, "So many at most; where there are more, it is said")
      ->capture_default_str()
      ->check(CLI::Range(std::size_t{1}, std::size_t{1'000'000}).description(""))
      ->type_name("N");
}

void add_common(CLI::App& app, Parsed& parsed) {
  add_json(app, parsed);
  add_now(app, parsed);
  add_database(app, parsed);
}

}  // namespace filrouge::cli

#pragma once
#include "cli/declared_commands.hpp"
#include "cli/help_notes.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <utility>

#include <CLI/CLI.hpp>

// How commands are declared; the declarations themselves stand in author_, school_ and operator_commands.cpp.
namespace filrouge::cli {

// For whom a command is, as the help groups them.
inline constexpr const char* authors = "Authors";
inline constexpr const char* schools = "Schools and pilots";
inline constexpr const char* operators = "Operators";

// A command under construction: where its options are declared, and the struct they fill.
template <class Options>
struct Declared {
  CLI::App* app;
  std::shared_ptr<Options> options;
  Options* operator->() const { return options.get(); }
};

template <class Options>
Declared<Options> declare(CLI::App& parent, Parsed& parsed, const std::string& name, const std::string& description,
                          const std::string& examples) {
  auto* app = parent.add_subcommand(name, description);
  const auto more = help_notes(path_of(*app));
  app->footer((more.empty() ? more : more + "\n\n") + "Examples:\n" + examples);
  auto options = std::make_shared<Options>();
  app->callback([&parsed, options] { parsed.command = *options; });
  return {app, std::move(options)};
}

CLI::App& group(CLI::App& root, const std::string& name, const std::string& description, const char* audience);

CLI::Option* add_json(CLI::App& app, Parsed& parsed);
void add_now(CLI::App& app, Parsed& parsed);
// Of a command without a database: the text is read later, in the zone of the lycée.
void add_local_now(CLI::App& app, std::string& now, const std::string& what);
void add_database(CLI::App& app, Parsed& parsed);
void add_maildir(CLI::App& app, Parsed& parsed);
// Of a list: how long it may be.
void add_limit(CLI::App& app, std::size_t& limit);
// The options of every command that works on the database.
void add_common(CLI::App& app, Parsed& parsed);

void declare_author_commands(CLI::App& root, Parsed& parsed);
void declare_school_commands(CLI::App& root, Parsed& parsed);
void declare_operator_commands(CLI::App& root, Parsed& parsed);

}  // namespace filrouge::cli

#include "cli/options.hpp"

#include "cli/declared_commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/help_notes.hpp"
#include "engine/base/suggest.hpp"
#include "engine/base/utf8.hpp"
#include "engine/base/words.hpp"

#include <algorithm>
#include <memory>
#include <sstream>
#include <utility>

#include <CLI/CLI.hpp>

namespace filrouge::cli {
namespace {

CommandTree describe(const CLI::App& app) {
  CommandTree tree{app.get_name(), app.get_description(), app.get_group(), {}, app.get_footer(), {}, {}, {}};
  tree.notes = help_notes(path_of(app));
  for (const auto* option : app.get_options()) {
    if (option->get_positional()) {
      tree.arguments.push_back(option->get_name());
      continue;
    }
    const auto value = option->get_type_size_max() > 0 ? option->get_type_name() : std::string();
    tree.options.push_back({"--" + option->get_lnames().front(), option->get_description(), value});
  }
  for (const auto* child : app.get_subcommands([](const CLI::App*) { return true; }))
    tree.children.push_back(describe(*child));
  return tree;
}

Answer misused(const std::string& sentence, const std::string& command, const std::string& remedy) {
  return {cannot_run, "filrouge: " + sentence + "\n" + in_quotes(command + " --help") + " " + remedy + "\n"};
}

std::string or_nearest(const std::string& sentence, const std::string& word, const std::vector<std::string>& known) {
  const auto near = nearest_name(word, known);
  return sentence + (near ? "; did you mean " + in_quotes(*near) + "?" : ".");
}

// CLI11 only says that a subcommand is required; this says which word is not one, and what was perhaps meant.
std::optional<Answer> unknown_command(const CommandTree& tree, int argc, const char* const* argv) {
  const CommandTree* node = &tree;
  for (int i = 1; i < argc && !node->children.empty(); ++i) {
    const std::string word = argv[i];
    if (word.starts_with("-")) return std::nullopt;
    std::vector<std::string> known;
    for (const auto& child : node->children) known.push_back(child.name);
    const auto found = std::find(known.begin(), known.end(), word);
    if (found == known.end())
      return misused(or_nearest(in_quotes(word) + " is not a command", word, known), "filrouge", "lists the commands.");
    node = &node->children[static_cast<std::size_t>(found - known.begin())];
  }
  return std::nullopt;
}

// What CLI11 did not take, in words like ours.
Answer misunderstood(const CLI::App& root, const CLI::ParseError& error) {
  const CLI::App* app = &root;
  std::string command = root.get_name();
  for (auto chosen = app->get_subcommands(); !chosen.empty(); chosen = app->get_subcommands()) {
    app = chosen.front();
    command += " " + app->get_name();
  }
  const bool is_group = !app->get_subcommands([](const CLI::App*) { return true; }).empty();
  if (const auto left = app->remaining(); !left.empty()) {
    const auto& word = left.front();
    std::vector<std::string> known;
    for (const auto& option : describe(*app).options) known.push_back(option.name);
    const auto sentence = word.starts_with("-")
                              ? or_nearest(in_quotes(word) + " is no option of " + in_quotes(command), word, known)
                              : in_quotes(word) + " is one word too many for " + in_quotes(command) + ".";
    return misused(sentence, command, "shows how it is used.");
  }
  if (is_group) return misused("A command is missing.", command, "lists the commands.");
  return misused(error.what() + std::string("."), command, "shows how it is used.");
}

// Whatever a command line holds may end in a message, a database or JSON.
std::optional<Answer> unreadable_word(int argc, const char* const* argv) {
  for (int i = 1; i < argc; ++i) {
    if (utf8::first_malformed(argv[i])) {
      return Answer{cannot_run,
                    "filrouge: Word " + std::to_string(i) +
                        " of the command line is not UTF-8: use a terminal in UTF-8, or rename the file.\n"};
    }
  }
  return std::nullopt;
}

// The words as CLI11 may read them. Where a command takes several, it takes one between brackets apart, as a list; a
// blank behind an expression keeps it whole and means nothing.
std::vector<std::string> guarded_words(int argc, const char* const* argv) {
  std::vector<std::string> words(argv, argv + argc);
  if (words.size() < 2 || words[1] != "eval") return words;
  for (auto& word : words) {
    if (word.starts_with('[') && word.ends_with(']')) word += ' ';
  }
  return words;
}

}  // namespace

std::variant<Invocation, Answer> parse(int argc, const char* const* argv) {
  Parsed parsed;
  const auto root = declare_commands(parsed);
  if (auto answer = unreadable_word(argc, argv)) return std::move(*answer);
  if (auto answer = unknown_command(describe(*root), argc, argv)) return std::move(*answer);
  try {
    const auto words = guarded_words(argc, argv);
    std::vector<const char*> pointers;
    for (const auto& word : words) pointers.push_back(word.c_str());
    root->parse(argc, pointers.data());
  } catch (const CLI::Success& asked_for) {  // help, the version
    std::ostringstream out;
    (void)root->exit(asked_for, out, out);
    return Answer{done, out.str()};
  } catch (const CLI::ParseError& error) {
    return misunderstood(*root, error);
  }
  return Invocation{std::move(parsed.common), std::move(*parsed.command)};
}

CommandTree command_tree() {
  Parsed parsed;
  return describe(*declare_commands(parsed));
}

}  // namespace filrouge::cli

#include "cli/command/completion.hpp"

#include "cli/exit_code.hpp"

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <ostream>

namespace filrouge::cli {
namespace {

// Calls `visit(path, node)` for the node and all below it; the path is the words typed so far.
void walk(const CommandTree& node, const std::string& path,
          const std::function<void(const std::string&, const CommandTree&)>& visit) {
  visit(path, node);
  for (const auto& child : node.children) walk(child, path + " " + child.name, visit);
}

std::string words_of(const CommandTree& node) {
  std::string words;
  for (const auto& child : node.children) words += child.name + " ";
  for (const auto& option : node.options) words += option.name + " ";
  if (!words.empty()) words.pop_back();
  return words;
}

bool is_among(const std::string& name, std::initializer_list<const char*> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// What follows a command: its words, whether it wants a file by itself, and the options that want one or another value.
std::string wants_of(const CommandTree& node) {
  std::string files;
  std::string values;
  for (const auto& option : node.options) {
    if (option.value.empty()) continue;
    (is_among(option.value, {"FILE", "FOLDER", "URL"}) ? files : values) += option.name + " ";
  }
  const bool wants_file = std::any_of(node.arguments.begin(), node.arguments.end(), [](const std::string& argument) {
    return is_among(argument, {"FILE", "FOLDER", "PATH", "PATHWAY"});
  });
  return "words=\"" + words_of(node) + "\" argument=" + (wants_file ? "file" : "other") + " files=\" " + files +
         "\" values=\" " + values + "\"";
}

// One case per command path; bash and zsh (through bashcompinit) share it. Where a file is wanted nothing is proposed,
// and the shell completes names in its own way, spaces and quotes included.
std::string bash(const CommandTree& tree) {
  std::string script =
      "_filrouge() {\n"
      "  local word=\"${COMP_WORDS[COMP_CWORD]}\" before=\"${COMP_WORDS[COMP_CWORD-1]}\"\n"
      "  local path=\"\" words=\"\" argument=\"\" files=\"\" values=\"\" i\n"
      "  for ((i = 0; i < COMP_CWORD; i++)); do\n"
      "    [[ \"${COMP_WORDS[i]}\" == -* ]] && break\n"
      "    if ((i == 0)); then path=filrouge; else path=\"$path ${COMP_WORDS[i]}\"; fi\n"
      "  done\n"
      "  case \"$path\" in\n";
  std::string leaves;
  walk(tree, "filrouge", [&](const std::string& path, const CommandTree& node) {
    const bool is_leaf = node.children.empty();
    (is_leaf ? leaves : script) += "    \"" + path + "\"" + (is_leaf ? "*" : "") + ") " + wants_of(node) + " ;;\n";
  });
  return script + leaves +
         "  esac\n"
         "  COMPREPLY=()\n"
         "  [[ \"$before\" == [:=] || \"$files\" == *\" $before \"* ]] && return\n"
         "  if [[ \"$values\" == *\" $before \"* ]]; then\n"
         "    compopt +o default 2>/dev/null\n"
         "    return\n"
         "  fi\n"
         "  [[ $argument == file && \"$word\" != -* ]] && return\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
         "}\n"
         "complete -o default -F _filrouge filrouge\n";
}

std::string quoted_for_fish(const std::string& text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string fish(const CommandTree& tree) {
  std::string script;
  walk(tree, "", [&](const std::string& path, const CommandTree& node) {
    std::string condition = "__fish_use_subcommand";
    if (!path.empty()) {
      condition.clear();
      std::string word;
      for (std::size_t i = 1; i <= path.size(); ++i) {
        if (i < path.size() && path[i] != ' ') {
          word += path[i];
          continue;
        }
        condition += (condition.empty() ? "" : "; and ") + ("__fish_seen_subcommand_from " + word);
        word.clear();
      }
    }
    const auto line = "complete -c filrouge -n " + quoted_for_fish(condition);
    for (const auto& child : node.children)
      script += line + " -f -a " + child.name + " -d " + quoted_for_fish(child.description) + "\n";
    for (const auto& option : node.options) {
      script += line + " -l " + option.name.substr(2) + (!option.value.empty() ? " -r" : "") + " -d " +
                quoted_for_fish(option.description) + "\n";
    }
  });
  return script;
}

}  // namespace

std::string completion_script(const CommandTree& tree, const std::string& shell) {
  if (shell == "fish") return fish(tree);
  const auto script = bash(tree);
  return shell == "zsh" ? "autoload -U +X bashcompinit && bashcompinit\n" + script : script;
}

int run(const CompletionOptions& options, Context& context) {
  context.out << completion_script(command_tree(), options.shell);
  return done;
}

}  // namespace filrouge::cli

#include "cli/command/completion.hpp"

#include "cli/exit_code.hpp"

#include <functional>
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

// One case per command path; bash and zsh (through bashcompinit) share it.
std::string bash(const CommandTree& tree) {
  std::string script =
      "_filrouge() {\n"
      "  local word=\"${COMP_WORDS[COMP_CWORD]}\" path=\"\" i\n"
      "  for ((i = 0; i < COMP_CWORD; i++)); do\n"
      "    [[ \"${COMP_WORDS[i]}\" == -* ]] && break\n"
      "    if ((i == 0)); then path=filrouge; else path=\"$path ${COMP_WORDS[i]}\"; fi\n"
      "  done\n"
      "  case \"$path\" in\n";
  std::string leaves;
  walk(tree, "filrouge", [&](const std::string& path, const CommandTree& node) {
    const auto pattern = node.children.empty() ? "\"" + path + "\"*" : "\"" + path + "\"";
    auto& into = node.children.empty() ? leaves : script;
    into += "    " + pattern + ") COMPREPLY=($(compgen -W \"" + words_of(node) + "\" -- \"$word\")) ;;\n";
  });
  return script + leaves +
         "  esac\n"
         "  [[ \"$word\" == -* || ${#COMPREPLY[@]} -gt 0 ]] || COMPREPLY=($(compgen -f -- \"$word\"))\n"
         "}\n"
         "complete -o filenames -F _filrouge filrouge\n";
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

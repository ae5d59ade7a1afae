#include "cli/configuration/reference.hpp"

#include "cli/configuration/configured.hpp"
#include "cli/configuration/keys.hpp"

namespace filrouge::cli {
namespace {

std::string row(const Key& key) {
  std::string line = "| `" + key.name + "` | " + key.description + ". | ";
  line += key.inside.empty() ? key.form : key.one_only ? "one of the keys below" : "the keys below";
  line += " | ";
  if (!key.otherwise.empty()) line += key.name == "workflows" ? key.otherwise : "`" + key.otherwise + "`";
  if (key.required) line += "has to be given";
  return line + " |\n";
}

void tell(const Key& section, const std::string& path, std::string& page) {
  page += "\n## " + (path.empty() ? std::string("The whole file") : "`" + path + "`") +
          "\n\n| key | what it is | written as | otherwise |\n|---|---|---|---|\n";
  const auto keys = keys_inside(section);
  for (const auto* key : keys)
    if (!key->description.empty()) page += row(*key);
  for (const auto* key : keys)
    if (!key->inside.empty()) tell(*key, path.empty() ? key->name : path + "." + key->name, page);
}

}  // namespace

std::string configuration_reference() {
  auto configuration = default_configuration();
  std::string page;
  tell(configuration_keys(configuration), "", page);
  return page;
}

}  // namespace filrouge::cli

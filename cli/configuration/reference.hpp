#pragma once
#include <string>

namespace filrouge::cli {

// Every key of the configuration file as tables in Markdown, one per section: the end of the page
// docs/reference/configuration.md.
[[nodiscard]] std::string configuration_reference();

}  // namespace filrouge::cli

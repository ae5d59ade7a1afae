#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace filrouge {

// The names that a template without a flaw (template_flaw.hpp) uses outside its sections, in their order: in
// "{{a}} {{#b}}{{c}}{{/b}} {{{d}}}" a and d. What stands in a section is of the list the section goes through.
[[nodiscard]] std::vector<std::string> names_outside_sections(std::string_view text);

}  // namespace filrouge

#include "adapters/render/french_letter.hpp"

#include "engine/base/words.hpp"

#include <algorithm>

namespace filrouge::rendering {
namespace {

constexpr std::string_view no_break = "\u00A0";
constexpr std::string_view opening = "«";
constexpr std::string_view closing = "»";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool stays_together(std::string_view before, std::string_view after) {
  if (after.empty() || before.empty()) return false;
  return std::string_view(":;?!").find(after.front()) != std::string_view::npos || after.starts_with(closing) ||
         before.ends_with(opening) || (is_digit(before.back()) && is_digit(after.front()));
}

// "- call" or "2. call".
bool begins_item(std::string_view line) {
  if (line.starts_with("- ")) return true;
  const auto figures = std::find_if_not(line.begin(), line.end(), is_digit) - line.begin();
  return figures > 0 && line.substr(static_cast<std::size_t>(figures)).starts_with(". ");
}

}  // namespace

std::string french_line(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ' ' && stays_together(text.substr(0, i), text.substr(i + 1))) {
      out += no_break;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string french_letter(std::string_view text) {
  std::string out;
  bool within = false;  // a paragraph or item that the next line goes on with
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (within && !line.empty() && !begins_item(line)) {
      out += " ";
    } else if (!out.empty()) {
      out += "\n";
    }
    out += line;
    within = !line.empty();
  }
  out.erase(out.find_last_not_of('\n') + 1);
  return french_line(out) + "\n";
}

}  // namespace filrouge::rendering

#include "docs/markdown.hpp"

#include <sstream>

namespace filrouge::docs {
namespace {

constexpr std::string_view ellipsis = "…";

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return std::string{text.substr(first, text.find_last_not_of(" \t\r") - first + 1)};
}

Block opened(const std::string& info, int line) {
  Block block;
  block.line = line;
  std::istringstream words{info};
  words >> block.language;
  for (std::string word; words >> word;) {
    const auto equals = word.find('=');
    block.attributes[word.substr(0, equals)] = equals == std::string::npos ? "" : word.substr(equals + 1);
  }
  return block;
}

bool line_matches(std::string_view expected, std::string_view actual) {
  const auto hole = expected.find(ellipsis);
  if (hole == std::string_view::npos) return trimmed(expected) == trimmed(actual);
  const auto before = expected.substr(0, hole);
  const auto after = expected.substr(hole + ellipsis.size());
  if (actual.substr(0, before.size()) != before) return false;
  for (std::size_t i = before.size(); i <= actual.size(); ++i) {
    if (line_matches(after, actual.substr(i))) return true;
  }
  return false;
}

using Lines = std::vector<std::string>::const_iterator;

bool lines_match(Lines expected, Lines expected_end, Lines actual, Lines actual_end) {
  if (expected == expected_end) return actual == actual_end;
  if (trimmed(*expected) == ellipsis) {
    for (auto rest = actual;; ++rest) {
      if (lines_match(expected + 1, expected_end, rest, actual_end)) return true;
      if (rest == actual_end) return false;
    }
  }
  return actual != actual_end && line_matches(*expected, *actual) &&
         lines_match(expected + 1, expected_end, actual + 1, actual_end);
}

}  // namespace

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  std::istringstream in{std::string{text}};
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::vector<Block> fenced_blocks(std::string_view markdown) {
  std::vector<Block> blocks;
  bool inside = false;
  std::size_t indent = 0;
  int number = 0;
  for (const auto& line : split_lines(markdown)) {
    ++number;
    const auto start = line.find_first_not_of(' ');
    if (start != std::string::npos && line.compare(start, 3, "```") == 0) {
      inside = !inside;
      indent = start;
      if (inside) blocks.push_back(opened(line.substr(start + 3), number));
    } else if (inside) {
      blocks.back().lines.push_back(line.size() >= indent ? line.substr(indent) : line);
    }
  }
  return blocks;
}

std::vector<Command> commands(const Block& block) {
  std::vector<Command> found;
  for (const auto& line : block.lines) {
    if (line.rfind("$ ", 0) == 0) {
      found.push_back({line.substr(2), {}});
    } else if (!found.empty() && !found.back().text.empty() && found.back().text.back() == '\\') {
      found.back().text += "\n" + line;
    } else if (!found.empty()) {
      found.back().output.push_back(line);
    }
  }
  return found;
}

bool matches(const std::vector<std::string>& expected, const std::vector<std::string>& actual) {
  return expected.empty() || lines_match(expected.begin(), expected.end(), actual.begin(), actual.end());
}

}  // namespace filrouge::docs

#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::docs {

// A fenced block of a Markdown document: ```LANGUAGE key=value word …
struct Block {
  std::string language;
  std::map<std::string, std::string> attributes;  // a word without '=' has an empty value
  std::vector<std::string> lines;
  int line = 0;  // of the opening fence, from 1
};

[[nodiscard]] std::vector<Block> fenced_blocks(std::string_view markdown);

// One command of a `console` block: the line after "$ " and the lines printed below it.
struct Command {
  std::string text;
  std::vector<std::string> output;
};
[[nodiscard]] std::vector<Command> commands(const Block& block);

// True when `actual` is what the document shows. A line "…" stands for any number of lines, "…" inside a line for any
// text. No expected output at all accepts everything.
[[nodiscard]] bool matches(const std::vector<std::string>& expected, const std::vector<std::string>& actual);

[[nodiscard]] std::vector<std::string> split_lines(std::string_view text);

}  // namespace filrouge::docs

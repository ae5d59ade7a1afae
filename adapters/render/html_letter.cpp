#include "adapters/render/html_letter.hpp"

#include "engine/base/html.hpp"
#include "engine/base/words.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace filrouge::rendering {
namespace {

constexpr std::string_view item_mark = "- ";
// Mail programs read styles that stand in the tags alone.
constexpr std::string_view button_style =
    "display: inline-block; padding: 10px 18px; border-radius: 6px; background: #000091; color: #ffffff; "
    "text-decoration: none";

// Where an address that may be opened begins, and where it ends.
std::size_t find_address(std::string_view text) {
  return std::min(text.find("https://"), text.find("http://"));
}
std::size_t end_of_address(std::string_view text) {
  const auto ends = [](char c) { return c <= ' ' || c > '~' || c == '<' || c == '>' || c == '"'; };
  const auto end = static_cast<std::size_t>(std::find_if(text.begin(), text.end(), ends) - text.begin());
  return text.substr(0, end).find_last_not_of(".,;:!?)") + 1;  // those are of the sentence around it
}

std::string link(std::string_view address, std::string_view words, std::string_view style = {}) {
  return "<a href=\"" + html_escaped(address) + "\"" + (style.empty() ? "" : " style=\"" + std::string(style) + "\"") +
         ">" + html_escaped(words) + "</a>";
}

std::string with_links(std::string_view text) {
  std::string out;
  for (auto at = find_address(text); at != std::string_view::npos; at = find_address(text)) {
    const auto end = at + end_of_address(text.substr(at));
    out += html_escaped(text.substr(0, at)) + link(text.substr(at, end - at), text.substr(at, end - at));
    text.remove_prefix(end);
  }
  return out + html_escaped(text);
}

// What a button says and where it leads; nothing of an item that is none.
struct Button {
  std::string_view words;
  std::string_view address;
};
std::optional<Button> button_in(std::string_view item) {
  const auto at = find_address(item);
  if (at == std::string_view::npos || item.find_first_of(" \t", at) != std::string_view::npos) return std::nullopt;
  auto words = trimmed(item.substr(0, at));
  if (!words.ends_with(':')) return std::nullopt;
  words.remove_suffix(1);
  for (const std::string_view space : {" ", "\u00A0"})
    if (words.ends_with(space)) words.remove_suffix(space.size());
  return words.empty() ? std::nullopt : std::optional(Button{words, item.substr(at)});
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// Writes lines one after the other, each in the element that it belongs to.
class Writer {
 public:
  void line(std::string_view line) {
    if (line.empty()) return close();
    if (!line.starts_with(item_mark)) {
      if (open_ != "p") enter("p");
      if (!std::exchange(first_, false)) html_ += "<br>\n";
      html_ += with_links(line);
      return;
    }
    line.remove_prefix(item_mark.size());
    if (const auto button = button_in(line)) {
      close();
      html_ += "<p>" + link(button->address, button->words, button_style) + "</p>\n";
      return;
    }
    if (open_ != "ul") enter("ul");
    html_ += "<li>" + with_links(line) + "</li>\n";
  }

  [[nodiscard]] std::string finish() {
    close();
    return std::move(html_);
  }

 private:
  void enter(std::string_view element) {
    close();
    open_ = element;
    first_ = true;
    html_ += "<" + open_ + ">";
  }
  void close() {
    if (!open_.empty()) html_ += "</" + open_ + ">\n";
    open_.clear();
  }

  std::string html_;
  std::string open_;  // the element that the next line may go on with
  bool first_ = true;
};

}  // namespace

std::string html_letter(std::string_view text) {
  Writer writer;
  for (const auto line : lines_of(text)) writer.line(line);
  return writer.finish();
}

std::string html_document(std::string_view title, std::string_view body) {
  return "<!doctype html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
         html_escaped(title) +
         "</title>\n</head>\n<body style=\"font-family: sans-serif; font-size: 16px; line-height: 1.5; color: "
         "#161616; max-width: 600px\">\n" +
         std::string(body) + "</body>\n</html>\n";
}

}  // namespace filrouge::rendering

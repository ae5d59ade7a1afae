#pragma once
#include <string>
#include <string_view>
#include <vector>

// Reading of the small phrases an administrator writes ("2 working days before rentree"). Private to this folder.
namespace filrouge::calendar {

// The words between spaces and tabs.
[[nodiscard]] std::vector<std::string_view> split_words(std::string_view text);
// Words [first, last) with one space between them.
[[nodiscard]] std::string join_words(const std::vector<std::string_view>& words, std::size_t first, std::size_t last);
// ASCII letters in lower case.
[[nodiscard]] std::string lower(std::string_view text);

}  // namespace filrouge::calendar

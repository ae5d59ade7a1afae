#include "tidy/source_tree.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace filrouge::tidy {
namespace fs = std::filesystem;

namespace {

bool ends_with_any(const std::string& name, const std::vector<std::string>& endings) {
  return std::any_of(endings.begin(), endings.end(), [&](const auto& ending) { return name.ends_with(ending); });
}

std::vector<std::string> lines_of(const fs::path& path) {
  std::ifstream in(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

}  // namespace

std::vector<SourceFile> read_tree(const std::vector<std::string>& folders, const std::vector<std::string>& endings) {
  const fs::path root = FILROUGE_SOURCE_DIR;
  std::vector<SourceFile> files;
  for (const auto& folder : folders) {
    if (!fs::exists(root / folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      if (!entry.is_regular_file() || !ends_with_any(entry.path().filename().string(), endings)) continue;
      files.push_back({fs::relative(entry.path(), root).generic_string(), lines_of(entry.path())});
    }
  }
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return files;
}

std::string included(const std::string& line) {
  constexpr std::string_view directive = "#include ";
  if (line.rfind(directive, 0) != 0) return {};
  const auto end = line.find_first_of("\">", directive.size() + 1);
  return end == std::string::npos ? std::string{} : line.substr(directive.size(), end - directive.size() + 1);
}

std::string folder_of(const std::string& path) {
  const auto first = path.find('/');
  const auto second = path.find('/', first + 1);
  return path.substr(0, second);
}

std::string code_of(const std::string& line) {
  std::string code;
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (!quoted && line.compare(i, 2, "//") == 0) break;
    if (line[i] == '\\' && quoted) {
      ++i;
      continue;
    }
    if (line[i] == '"') quoted = !quoted;
    if (!quoted) code += line[i];
  }
  return code;
}

}  // namespace filrouge::tidy

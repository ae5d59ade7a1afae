#pragma once
#include <string>
#include <vector>

namespace filrouge::tidy {

struct SourceFile {
  std::string path;  // relative to the repository, with '/'
  std::vector<std::string> lines;
};

// All files under the given folders of the repository whose name ends with one of the endings, by path.
[[nodiscard]] std::vector<SourceFile> read_tree(const std::vector<std::string>& folders,
                                                const std::vector<std::string>& endings);

// The file named by an #include line, with its quotes or angle brackets; empty for any other line.
[[nodiscard]] std::string included(const std::string& line);

// "engine/base" for "engine/base/time.hpp".
[[nodiscard]] std::string folder_of(const std::string& path);

// The line without string literals and comment, so that a ban does not meet the sentence that explains it.
[[nodiscard]] std::string code_of(const std::string& line);

}  // namespace filrouge::tidy

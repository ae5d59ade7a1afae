#pragma once
#include <filesystem>
#include <string>

namespace filrouge::letter {

// A PDF file that letters are added to, one behind the other; the ids of those it holds are in its metadata
// (/Keywords). Whoever reads it meanwhile sees it as it was or as it is: it is written beside and renamed.
class Book {
 public:
  explicit Book(std::filesystem::path file) : file_(std::move(file)) {}

  // True where it holds the letter of this id. Throws std::exception where the file is no PDF.
  [[nodiscard]] bool holds(const std::string& id) const;
  // Adds a letter, all its sheets, under its id. Throws std::exception.
  void add(const std::string& id, const std::string& pdf, const std::string& title) const;

 private:
  std::filesystem::path file_;
};

}  // namespace filrouge::letter

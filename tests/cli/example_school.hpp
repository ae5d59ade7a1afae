#pragma once
#include "cli/run_filrouge.hpp"
#include "support/temporary_folder.hpp"

#include <string>
#include <vector>

namespace filrouge::test {

// A rehearsal with the example lycée's cases just opened.
class ExampleSchool {
 public:
  static constexpr const char* uai = "0579001Z";
  static constexpr const char* opening = "2025-09-15T06:00:00Z";

  ExampleSchool();

  // With the database, at the opening or at another instant.
  [[nodiscard]] Ran run(std::vector<std::string> words, const std::string& now = opening) const;
  // Imports a CSV of this content.
  [[nodiscard]] Ran import_csv(const std::string& kind, const std::string& content,
                               std::vector<std::string> options = {}, const std::string& now = opening) const;

  // A file of the school's folder, made of this content.
  [[nodiscard]] std::string file(const std::string& name, const std::string& content) const;
  // A file of the example year: "students" for students.csv.
  [[nodiscard]] static std::string of_the_year(const std::string& name);

  // Every case with its state, one JSON line each.
  [[nodiscard]] std::string state() const;
  // The cases are where the opening left them, and the database verifies.
  void check_nothing_changed() const;

 private:
  TemporaryFolder folder_;
  std::string database_;
  std::string before_;
};

}  // namespace filrouge::test

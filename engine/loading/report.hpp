#pragma once
#include "engine/loading/needed_file.hpp"
#include "engine/loading/rules.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace filrouge::loading {

// Collects what is found in one file. Severity comes from the table of rules.
class Report {
 public:
  Report(std::string file, Diagnostics& into) : file_(std::move(file)), into_(&into) {}

  // `rule` is an id of the table (rules.hpp); the message is one sentence, the hint the remedy.
  void add(std::string_view rule, Position at, std::string message, std::string hint = {});

  [[nodiscard]] const std::string& file() const { return file_; }

 private:
  std::string file_;
  Diagnostics* into_;
};

// Says, where the file is named, that it could not be found.
void report_missing(const NeededFile& need, Diagnostics& findings);

// "Did you mean “X”?" for the nearest known name; else the list of what is known when it is short; else nothing.
[[nodiscard]] std::string did_you_mean(std::string_view name, const std::vector<std::string>& known);

}  // namespace filrouge::loading

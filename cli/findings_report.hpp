#pragma once
#include "cli/check_file.hpp"
#include "cli/context.hpp"

#include <cstddef>
#include <string>

namespace filrouge::cli {

// Tells what was found in files: to people ("human") each finding with its source line and the counts at the end, to
// programs one document of them all ("json" or "sarif", see findings_text.hpp).
class FindingsReport {
 public:
  explicit FindingsReport(Context& context, const std::string& format = "human")
      : context_(context), format_(context.json ? "json" : format) {}

  void add(const CheckedFile& checked);
  // The end of the answer; its exit code. `strict`: warnings count as errors.
  [[nodiscard]] int end(bool strict = false);

 private:
  Context& context_;
  std::string format_;
  Diagnostics all_;
  std::size_t files_ = 0;
};

}  // namespace filrouge::cli

#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::csv {

// What became of one line of an imported file.
struct LineReport {
  enum class Outcome {
    accepted,  // `reason` says what of it was left out, if anything
    rejected,  // the line is wrong: `reason` says what and how to put it right
    skipped    // the line is right, but does not concern the import: `reason` says why
  };
  int line = 0;
  Outcome outcome = Outcome::accepted;
  std::string reason;  // one sentence or empty
  friend bool operator==(const LineReport&, const LineReport&) = default;
};

// "accepted", "rejected", "skipped".
[[nodiscard]] std::string_view to_string(LineReport::Outcome outcome);

// What became of a file, line by line in its order.
class Report {
 public:
  void add(LineReport line);
  void accept(int line, std::string left_out = {});
  void reject(int line, std::string reason);
  void skip(int line, std::string reason);

  [[nodiscard]] const std::vector<LineReport>& lines() const { return lines_; }
  [[nodiscard]] int count(LineReport::Outcome outcome) const;

  std::vector<std::string> ignored_columns;  // columns of the file that the import does not know or must not keep

 private:
  std::vector<LineReport> lines_;
};

}  // namespace filrouge::csv

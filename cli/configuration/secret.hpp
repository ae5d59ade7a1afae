#pragma once
#include <filesystem>
#include <string>

namespace filrouge::cli {

// Where a secret is: the configuration names the place and never holds the secret itself.
struct Secret {
  std::string variable;        // of the environment
  std::filesystem::path file;  // whose first line it is

  [[nodiscard]] bool given() const { return !variable.empty() || !file.empty(); }
  // Why it cannot be had, in one sentence; empty where it can.
  [[nodiscard]] std::string trouble() const;
  // The secret, read anew; empty where none is given. Throws OutsideFailure (not_found) with the trouble.
  [[nodiscard]] std::string value() const;
  friend bool operator==(const Secret&, const Secret&) = default;
};

}  // namespace filrouge::cli

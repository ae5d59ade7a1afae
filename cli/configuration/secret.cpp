#include "cli/configuration/secret.hpp"

#include "adapters/system/environment.hpp"
#include "adapters/system/files.hpp"
#include "engine/base/error.hpp"
#include "engine/base/words.hpp"

namespace filrouge::cli {
namespace {

constexpr std::size_t secret_bytes_max = 65536;

}  // namespace

std::string Secret::trouble() const {
  try {
    (void)value();
    return {};
  } catch (const OutsideFailure& failure) {
    return failure.what();
  }
}

std::string Secret::value() const {
  using Kind = OutsideFailure::Kind;
  if (!variable.empty()) {
    if (auto found = system::environment_variable(variable.c_str())) return *found;
    throw OutsideFailure(Kind::not_found, "The environment has no variable " + in_quotes(variable) +
                                              ": set it before the program starts.");
  }
  if (file.empty()) return {};
  const auto text = system::read_file(file, secret_bytes_max);
  auto line = text.substr(0, text.find_first_of("\r\n"));
  if (line.empty())
    throw OutsideFailure(Kind::not_found, "The first line of " + in_quotes(file.string()) + " is empty.");
  return line;
}

}  // namespace filrouge::cli

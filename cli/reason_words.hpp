#pragma once
#include "engine/interpreter/reason.hpp"
#include "engine/interpreter/setting.hpp"

#include <string>

namespace filrouge::cli {

// One reason as a line for authors, in English with the pathway's own names: "transition taken: july.after.july_close".
[[nodiscard]] std::string in_words(const interpreter::Setting& setting, const interpreter::Reason& reason);

}  // namespace filrouge::cli

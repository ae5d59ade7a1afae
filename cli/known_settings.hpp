#pragma once
#include "engine/interpreter/setting.hpp"
#include "engine/loading/needed_file.hpp"

#include <memory>
#include <string>
#include <vector>

namespace filrouge::cli {

// The pathway in one place for each set of dates that its calendar makes, for every cohort whose school year the
// calendar tells about. `calendar` is the name of its file; it and its parts are added to `files`. Empty where they
// cannot be read or have errors, which is for whoever checks the calendar to say. A pathway without a calendar is in
// one place, with the public holidays of the mainland.
[[nodiscard]] std::vector<interpreter::Setting> known_settings(std::shared_ptr<const pathway::Pathway> pathway,
                                                               const std::string& calendar, loading::Files& files);

}  // namespace filrouge::cli

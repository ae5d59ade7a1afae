#pragma once
#include <string_view>

namespace filrouge::system {

// The operator's log on standard error: what the machine did, never about whom. Names, addresses and texts of messages
// must not be passed; keys of cases and codes may.
enum class LogLevel { debug, info, warning, error };

// From then on, lines below `level` are dropped. Warnings and errors are shown by default.
void set_log_level(LogLevel level);
void log(LogLevel level, std::string_view line);

}  // namespace filrouge::system

#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::system {

// The operator's log on standard error, one line each: what the machine did, never about whom. Names, addresses and
// texts of messages must not be passed; keys of cases and codes may.
enum class LogLevel { debug, info, warning, error };
enum class LogFormat {
  logfmt,  // time=… level=info message="…" cases_fired=3
  json     // {"time":"…","level":"info","message":"…","cases_fired":3}
};

struct LogCount {
  std::string_view name;  // a word of letters and _
  std::int64_t count = 0;
};
using LogCounts = std::vector<LogCount>;

// From then on, lines below `level` are dropped and the others written so. Warnings and errors in logfmt by default.
void set_log(LogLevel level, LogFormat format);
void log(LogLevel level, std::string_view message, const LogCounts& counts = {});

// What stands in such a line behind time and level: on one line whatever the message holds.
[[nodiscard]] std::string log_payload(LogFormat format, std::string_view message, const LogCounts& counts);

}  // namespace filrouge::system
